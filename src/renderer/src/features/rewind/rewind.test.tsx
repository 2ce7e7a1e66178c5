import { act, fireEvent, screen } from '@testing-library/react'
import { ok } from '@shared/ipc/result'
import type { AsOfPositions } from '@shared/ipc/schemas-history'
import { expect, it } from 'vitest'
import { createFakeBridge } from '../../test-support/fake-bridge'
import { renderPage } from '../../test-support/render'
import { snapshotOf } from '../../test-support/samples'
import { RewindBanner } from './rewind-banner'
import { RewindBar } from './rewind-bar'
import { RewindButton } from './rewind-button'

const nowMs = new Date(2026, 10, 23, 14, 40).getTime()
const hourMs = 3_600_000

async function render(coversFromMs: number | null = nowMs - 6 * hourMs) {
  const asked: number[] = []
  const bridge = createFakeBridge({
    'positions:snapshot': () => Promise.resolve(ok(snapshotOf([{ name: 'T-1', longitudeDeg: -90, latitudeDeg: 40 }]))),
    'positions:as-of': ({ atMs }) => {
      asked.push(atMs)
      return Promise.resolve(ok(positionsAt(atMs, coversFromMs)))
    }
  })
  const page = await renderPage(
    <>
      <RewindBanner />
      <RewindButton />
      <RewindBar />
    </>,
    { bridge, now: () => nowMs }
  )
  return { ...page, asked }
}

function positionsAt(atMs: number, coversFromMs: number | null): AsOfPositions {
  return {
    epoch: 1,
    atMs,
    coversFromMs,
    slots: Uint32Array.of(0),
    longitudeDeg: Float64Array.of(-100),
    latitudeDeg: Float64Array.of(50),
    speedMps: Float32Array.of(0),
    occurredAtMs: Float64Array.of(atMs - 60_000)
  }
}

it('says over everything that it is not live, and of when it is', async () => {
  const { user } = await render()
  await user.click(await screen.findByRole('button', { name: 'Rewind' }))
  expect(screen.getByRole('status').textContent).toContain(
    'Not live. You see where vehicles were at 14:10, 30 min ago.'
  )
})

it('goes to the moment that the keys of the slider choose, and says it in words', async () => {
  const { user, asked } = await render()
  await user.click(await screen.findByRole('button', { name: 'Rewind' }))
  const slider = screen.getByRole('slider', { name: 'Moment that is shown' })
  fireEvent.keyDown(slider, { key: 'ArrowLeft' })
  await act(() => Promise.resolve())
  expect(asked.at(-1)).toBe(nowMs - 31 * 60_000)
  expect(slider.getAttribute('aria-valuetext')).toContain('14:09:00')
})

it('steps by ten minutes', async () => {
  const { user, asked } = await render()
  await user.click(await screen.findByRole('button', { name: 'Rewind' }))
  await user.click(screen.getByRole('button', { name: '10 minutes earlier' }))
  await user.click(screen.getByRole('button', { name: '10 minutes earlier' }))
  await user.click(screen.getByRole('button', { name: '10 minutes later' }))
  expect(asked.map((atMs) => (nowMs - atMs) / 60_000)).toEqual([30, 40, 50, 40])
})

it('is live again at once', async () => {
  const { user } = await render()
  await user.click(await screen.findByRole('button', { name: 'Rewind' }))
  await user.click(screen.getByRole('button', { name: 'Back to live' }))
  expect(screen.queryByRole('slider')).toBeNull()
  expect(screen.getByRole('status').textContent).toBe('')
  expect(screen.getByRole('button', { name: 'Rewind' })).toBeDefined()
})

it('says what will be kept where nothing is yet', async () => {
  const { user } = await render(null)
  await user.click(await screen.findByRole('button', { name: 'Rewind' }))
  expect(screen.getByRole('status').textContent).toContain('Nothing is kept to go back to yet.')
  expect(screen.queryByRole('slider')).toBeNull()
})
