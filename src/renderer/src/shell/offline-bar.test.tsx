import { act, screen } from '@testing-library/react'
import { ok } from '@shared/ipc/result'
import type { Reachability } from '@shared/ipc/schemas-session'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useView } from '../state/stores'
import { createFakeBridge } from '../test-support/fake-bridge'
import { renderPage } from '../test-support/render'
import { openSession, positionStatus } from '../test-support/samples'
import { OfflineBar } from './offline-bar'

const nowMs = new Date(2026, 10, 22, 9, 45).getTime()
const at = (hour: number, minute: number) => new Date(2026, 10, 22, hour, minute).getTime()

type BadKind = Exclude<Reachability['kind'], 'unknown' | 'online'>
const bad = (kind: BadKind): Reachability => ({ kind, sinceMs: at(9, 41), retryAtMs: nowMs + 120_000 })

function fakeBridge() {
  return createFakeBridge({
    'positions:status': () => Promise.resolve(ok(positionStatus({ asOfMs: at(9, 40) })))
  })
}

function OpenDialog() {
  return <output data-testid="dialog">{useView((view) => view.dialog) ?? 'none'}</output>
}

const render = (bridge = fakeBridge()) =>
  renderPage(
    <>
      <OfflineBar />
      <OpenDialog />
    </>,
    { bridge, now: () => nowMs }
  )

const barText = () => screen.getByTestId('offline-bar').textContent

describe('the offline bar', () => {
  beforeEach(() => void vi.useFakeTimers({ now: nowMs, shouldAdvanceTime: false }))
  afterEach(() => void vi.useRealTimers())

  const pass = (durationMs: number) =>
    act(async () => {
      await vi.advanceTimersByTimeAsync(durationMs)
    })

  it('stays silent for a second, then says since when, as of when and what cannot be done', async () => {
    const { bridge } = await render()
    act(() => bridge.emit('reachability:changed', bad('no-network')))
    await pass(990)
    expect(barText()).toBe('')
    await pass(20)
    expect(barText()).toBe(
      'Offline since 09:41: this computer has no network. Showing positions as of 09:40. ' +
        'Map, list and search keep working. Inviting and revoking need the connection.Retry now'
    )
  })

  it('says nothing of a break that was over within the second', async () => {
    const { bridge } = await render()
    act(() => bridge.emit('reachability:changed', bad('unreachable')))
    await pass(600)
    act(() => bridge.emit('reachability:changed', { kind: 'online', checkedAtMs: nowMs }))
    await pass(5000)
    expect(barText()).toBe('')
  })

  it('waits in a polite live region that is there before its text', async () => {
    await render()
    expect(screen.getByTestId('offline-bar').getAttribute('aria-live')).toBe('polite')
  })

  it.each([
    ['no-network', 'this computer has no network', 'Retry now'],
    ['unreachable', 'Catena does not answer', 'Retry now'],
    ['credentials-rejected', 'Catena has refused the credentials since 09:41', 'Enter credentials'],
    ['rate-limited', 'Catena has asked to wait since 09:41', null]
  ] as const)('has its own words and remedy for %s', async (kind, words, button) => {
    const { bridge } = await render()
    act(() => bridge.emit('reachability:changed', bad(kind)))
    await pass(1100)
    expect(barText()).toContain(words)
    expect(screen.queryAllByRole('button').map((element) => element.textContent)).toEqual(button ? [button] : [])
  })

  it('asks for the secret where it was not kept, without calling that an outage', async () => {
    const bridge = fakeBridge()
    bridge.answer('session:get', () => Promise.resolve(ok(openSession({ credentialsNeeded: 'not-kept' }))))
    await render(bridge)
    await pass(1100)
    expect(barText()).toContain('kept for the last session only')
    act(() => screen.getByRole('button', { name: 'Enter credentials' }).click())
    expect(screen.getByTestId('dialog').textContent).toBe('replace-secret')
  })

  it('says when the next try comes by the clock: a countdown would be read out every minute', async () => {
    const { bridge } = await render()
    act(() => bridge.emit('reachability:changed', bad('rate-limited')))
    await pass(1100)
    const before = barText()
    expect(before).toContain('The next try comes by itself at 09:47.')
    await pass(60_000)
    expect(barText()).toBe(before)
  })

  it.each([
    ['not-kept', 'kept for the last session only'],
    ['no-vault', 'key store is locked or not running'],
    ['backend-changed', 'sealed by another key store'],
    ['cannot-decrypt', 'can no longer unlock'],
    ['file-damaged', 'is damaged and was set aside'],
    ['hosts-changed', 'were changed outside Fleet Desk']
  ] as const)('says why the secret is needed: %s', async (credentialsNeeded, words) => {
    const bridge = fakeBridge()
    bridge.answer('session:get', () => Promise.resolve(ok(openSession({ credentialsNeeded }))))
    await render(bridge)
    await pass(1100)
    expect(barText()).toContain(words)
    expect(screen.getByRole('button', { name: /^Enter/ })).toBeDefined()
  })

  it('asks a key store that was away again, and still takes the secret by hand', async () => {
    const bridge = fakeBridge()
    bridge.answer('session:get', () => Promise.resolve(ok(openSession({ credentialsNeeded: 'no-vault' }))))
    bridge.answer('session:retry-secret', () => Promise.resolve(ok(openSession({ credentialsNeeded: 'no-vault' }))))
    await render(bridge)
    await pass(1100)
    await act(async () => {
      screen.getByRole('button', { name: 'Try again' }).click()
      await Promise.resolve()
    })
    expect(barText()).toContain('The key store still does not answer.')
    bridge.answer('session:retry-secret', () => Promise.resolve(ok(openSession())))
    await act(async () => {
      screen.getByRole('button', { name: 'Try again' }).click()
      await Promise.resolve()
    })
    expect(barText()).toBe('')
    expect(bridge.inputsOf('session:retry-secret')).toHaveLength(2)
  })

  it('does not deny stored positions that cannot be read without the key store', async () => {
    const bridge = createFakeBridge({
      'positions:status': () => Promise.resolve(ok(positionStatus({ asOfMs: null }))),
      'session:get': () => Promise.resolve(ok(openSession({ credentialsNeeded: 'no-vault' })))
    })
    await render(bridge)
    await pass(1001)
    expect(barText()).toContain('Stored positions cannot be read either.')
    expect(barText()).not.toContain('There are no stored positions')
  })

  it('tells main of a network that changed', async () => {
    const { bridge } = await render()
    act(() => void window.dispatchEvent(new Event('online')))
    expect(bridge.inputsOf('reachability:network-changed')).toHaveLength(1)
  })

  it('tries again on request', async () => {
    const { bridge } = await render()
    act(() => bridge.emit('reachability:changed', bad('unreachable')))
    await pass(1100)
    await act(async () => {
      screen.getByRole('button', { name: 'Retry now' }).click()
      await Promise.resolve()
    })
    expect(bridge.inputsOf('reachability:retry')).toHaveLength(1)
  })
})
