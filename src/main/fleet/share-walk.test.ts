import { expect, it } from 'vitest'
import { fail, ok } from '@shared/ipc/result'
import { wholeShare } from './share'
import { createShareWalk } from './share-walk'
import { locationPage } from './test-support/pages'

const { signal } = new AbortController()

it('ends after ten thousand pages where the server invents cursors without end', async () => {
  let count = 0
  const walk = createShareWalk({
    share: wholeShare,
    size: 1000,
    ask: () => Promise.resolve(ok(locationPage([], { next: String(++count) }))),
    take: () => Promise.resolve()
  })
  expect(await walk.run(signal)).toEqual(fail('bad-answer').error)
  expect(count).toBe(10_000)
})

it('goes on after an empty page that names a next one', async () => {
  const pages = [locationPage([], { next: 'second' }), locationPage([{ vehicleId: 'a' }])]
  const walk = createShareWalk({
    share: wholeShare,
    size: 1000,
    ask: ({ cursor }) => Promise.resolve(ok(pages[cursor === null ? 0 : 1] ?? locationPage([]))),
    take: () => Promise.resolve()
  })
  expect(await walk.run(signal)).toBeNull()
  expect(walk.itemCount).toBe(1)
})

it('asks for the page after only when the one before was worked in', async () => {
  const done: string[] = []
  const walk = createShareWalk({
    share: wholeShare,
    size: 1000,
    ask: ({ cursor }) => {
      done.push(`asked ${cursor ?? 'first'}`)
      return Promise.resolve(ok(locationPage([], { next: cursor === null ? 'second' : null })))
    },
    async take() {
      await new Promise((resolve) => setImmediate(resolve))
      done.push('taken')
    }
  })
  await walk.run(signal)
  expect(done).toEqual(['asked first', 'taken', 'asked second', 'taken'])
})
