import { act, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { createFakeBridge } from '@renderer/test-support/fake-bridge'
import { renderPage } from '@renderer/test-support/render'
import { snapshotOf, trackOf } from '@renderer/test-support/samples'
import { useSelection } from '@renderer/state/stores'
import { fail, ok, type Result } from '@shared/ipc/result'
import type { Track } from '@shared/ipc/schemas-history'
import { HistoryPanel } from './history-panel'
import { PlaybackDock } from './playback-dock'
import { TrackOnMap } from './track-on-map'

const nowMs = Date.UTC(2026, 10, 22, 12)
const minuteMs = 60_000

/** An hour on the road, ten minutes at a place on the way. */
const track = trackOf(
  Array.from({ length: 60 }, (_, minute) => ({
    occurredAtMs: nowMs - 60 * minuteMs + minute * minuteMs,
    latitudeDeg: 39 + Math.max(0, minute <= 20 ? minute : minute <= 30 ? 20 : minute - 10) / 60,
    speedMps: minute > 20 && minute <= 30 ? 0 : 26.8224,
    place: 'Salina, KS, USA'
  }))
)

async function renderHistory() {
  const answers: ((answer: Result<Track>) => void)[] = []
  const bridge = createFakeBridge({
    'positions:snapshot': () => Promise.resolve(ok(snapshotOf([{ name: 'T-1', longitudeDeg: -98, latitudeDeg: 39 }]))),
    'positions:history': () => new Promise((resolve) => answers.push(resolve))
  })
  const page = await renderPage(<Workspace />, { bridge, now: () => nowMs })
  const load = async () => {
    await page.user.click(screen.getByRole('button', { name: 'Choose T-1' }))
    await page.user.click(screen.getByRole('button', { name: 'Load history' }))
  }
  const answer = (result: Result<Track>) => act(() => Promise.resolve(answers.at(-1)?.(result)))
  return { ...page, load, answer }
}

function Workspace() {
  const select = useSelection((state) => state.select)
  return (
    <>
      <button type="button" onClick={() => select(0)}>
        Choose T-1
      </button>
      <HistoryPanel slot={0} rightInsetPx={0} />
      <TrackOnMap rightInsetPx={0} />
      <PlaybackDock rightInsetPx={0} />
    </>
  )
}

const dock = () => within(screen.getByRole('region', { name: 'Playback' }))

describe('a vehicle’s history', () => {
  it('counts while it loads, and stops when told to', async () => {
    const { bridge, user, load } = await renderHistory()
    await load()
    const requestId = bridge.inputsOf('positions:history')[0]?.requestId ?? ''
    act(() => bridge.emit('positions:history-progress', { requestId, received: 1000, expected: 4320 }))
    expect(screen.getByText('1,000 of 4,320 positions')).toBeDefined()
    await user.click(screen.getByRole('button', { name: 'Cancel' }))
    expect(bridge.inputsOf('positions:cancel-history')).toEqual([{ requestId }])
    expect(screen.queryByText('Loading history')).toBeNull()
  })

  it('says what went wrong, and that the trail works all the same', async () => {
    const { load, answer } = await renderHistory()
    await load()
    await answer(fail('no-network'))
    expect(screen.getByRole('alert').textContent).toMatch(/no network.*trail/iu)
    expect(screen.getByRole('button', { name: 'Try again' })).toBeDefined()
  })

  it('shows its stops, and goes to one', async () => {
    const { user, load, answer } = await renderHistory()
    await load()
    await answer(ok(track))
    const stop = screen.getByRole('button', { name: /Salina, KS, USA.*10 min/u })
    await user.click(stop)
    expect(dock().getByRole('slider').getAttribute('aria-valuetext')).toMatch(/0 mph, Salina/u)
    expect(stop.getAttribute('aria-current')).toBe('true')
  })

  it('is never taken for live, is walked through by keyboard, and is left with Escape', async () => {
    const { user, load, answer } = await renderHistory()
    await load()
    await answer(ok(track))
    expect(dock().getByText(/not live/u)).toBeDefined()
    const slider = dock().getByRole<HTMLInputElement>('slider', { name: 'Moment' })
    act(() => slider.focus())
    await user.keyboard('{ArrowRight}{ArrowRight}')
    expect(Number(slider.value)).toBe(nowMs - 58 * minuteMs)
    await user.keyboard('{PageUp}')
    expect(Number(slider.value)).toBe(nowMs - 40 * minuteMs)
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('region', { name: 'Playback' })).toBeNull()
  })

  it('has its speeds in a table beside the chart', async () => {
    const { load, answer } = await renderHistory()
    await load()
    await answer(ok(track))
    expect(screen.getByRole('img', { name: /Top speed 60 mph.*1 stop/u })).toBeDefined()
    expect(screen.getByText('Speeds as a table')).toBeDefined()
  })

  it('says so when there is nothing in this time', async () => {
    const { load, answer } = await renderHistory()
    await load()
    await answer(ok(trackOf([])))
    expect(screen.getByText('No positions in this time')).toBeDefined()
    expect(screen.queryByRole('region', { name: 'Playback' })).toBeNull()
  })

  it('takes no more than 45 days', async () => {
    const { user } = await renderHistory()
    await user.click(screen.getByText('Dates'))
    expect(screen.getByText(/45 days at most/u)).toBeDefined()
    const from = screen.getByLabelText<HTMLInputElement>('From')
    await user.clear(from)
    await user.type(from, '2026-01-01')
    expect(screen.getByRole('alert').textContent).toMatch(/more than 45 days/u)
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Load history' }).disabled).toBe(true)
  })
})
