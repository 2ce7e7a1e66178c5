import { describe, expect, it } from 'vitest'
import { fail, ok } from '@shared/ipc/result'
import { createLongList } from './long-list'
import type { DriverPage, PageRequest } from './rows'
import { driverPage } from './test-support/pages'

const { signal } = new AbortController()
const rows = Array.from({ length: 1000 }, (_, row) => ({ vehicleId: `v-${row}`, driver: '' }))

/** A list whose pages are given by `answer`. */
function listOver(answer: (request: PageRequest, asked: number) => DriverPage | null) {
  const cursors: (string | null)[] = []
  const taken: number[] = []
  const list = createLongList<DriverPage>({
    ask(request) {
      cursors.push(request.cursor)
      const page = answer(request, cursors.length)
      return Promise.resolve(page === null ? fail('server-error', { status: 503 }) : ok(page))
    },
    take: (page) => Promise.resolve(void taken.push(page.rowCount)),
    intervalMs: 1000,
    now: () => 0
  })
  return { list, cursors, taken }
}

describe('a list that is read behind everything else', () => {
  it('comes to an end although it gets longer while it is read', async () => {
    const { list, taken } = listOver((_, asked) => driverPage(rows, { total: 3000, next: String(asked) }))
    expect(await list.read(signal)).toBeNull()
    expect([taken.length, list.isUnfinished]).toEqual([16, false])
  })

  it('ends with a cursor that was used before, and keeps the rows that came', async () => {
    const { list, taken } = listOver(() => driverPage(rows.slice(0, 2), { total: 9, next: 'again' }))
    expect(await list.read(signal)).toMatchObject({ code: 'bad-answer' })
    expect([taken, list.isUnfinished]).toEqual([[2, 2], true])
  })

  it('goes on where it stopped', async () => {
    const { list, cursors } = listOver(({ cursor }, asked) =>
      asked === 2 ? null : driverPage(rows.slice(0, 2), { next: cursor === null ? 'b' : null })
    )
    expect(await list.read(signal)).toMatchObject({ code: 'server-error' })
    expect(await list.read(signal)).toBeNull()
    expect(cursors).toEqual([null, 'b', 'b'])
  })

  it('stops when it is told to', async () => {
    const stop = new AbortController()
    const { list, taken } = listOver((_, asked) => {
      stop.abort()
      return driverPage(rows.slice(0, 2), { next: String(asked) })
    })
    expect(await list.read(stop.signal)).toMatchObject({ code: 'cancelled' })
    expect(taken).toEqual([2])
  })
})
