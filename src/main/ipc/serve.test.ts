import { describe, expect, it, vi } from 'vitest'
import { servedCallNames } from '@shared/ipc/channels'
import { fail, ok } from '@shared/ipc/result'
import { settingsSchema } from '@shared/ipc/schemas-settings'
import { serveCalls } from './serve'
import { createFakeIpcMain, fakeHandlers } from './test-support/fake-ipc-main'

/** As they are at first, every field of them. */
const settings = settingsSchema.parse({})

function setUp(given: Parameters<typeof fakeHandlers>[0], isTrusted = true) {
  const fake = createFakeIpcMain(7)
  const sendTo = vi.fn()
  const logger = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }
  const stop = serveCalls({
    ipcMain: fake.ipcMain,
    handlers: fakeHandlers(given),
    isTrustedSender: () => isTrusted,
    sendTo,
    logger
  })
  const logged = (): string => JSON.stringify([logger.info, logger.warn, logger.error].map((log) => log.mock.calls))
  return { ...fake, stop, sendTo, logger, logged }
}

describe('serveCalls', () => {
  it('answers every call of the contract and, once stopped, none', () => {
    const { channels, stop } = setUp({})
    expect(channels()).toEqual([...servedCallNames])
    stop()
    expect(channels()).toEqual([])
  })

  it('refuses a page that is not ours before anything else happens', async () => {
    const handler = vi.fn()
    const { invoke } = setUp({ 'settings:get': handler }, false)
    expect(await invoke('settings:get', undefined)).toEqual(fail('refused-sender'))
    expect(handler).not.toHaveBeenCalled()
  })

  it('gives the handler the parsed input and the page the parsed output', async () => {
    const handler = vi.fn<(input: unknown) => Promise<unknown>>(() =>
      Promise.resolve(ok({ ...settings, clientSecret: 'fake-secret' }))
    )
    const { invoke } = setUp({ 'settings:change': handler })
    expect(await invoke('settings:change', { speedUnit: 'mph' })).toEqual(ok(settings))
    expect(handler).toHaveBeenCalledExactlyOnceWith({ speedUnit: 'mph' }, expect.anything())
  })

  it('passes no field to a handler that the contract does not name', async () => {
    const handler = vi.fn<(input: unknown) => Promise<unknown>>(() => Promise.resolve(ok(undefined)))
    const { invoke } = setUp({ 'invitations:revoke': handler })
    expect(await invoke('invitations:revoke', { handle: 'row-1', id: 'x' })).toEqual(ok(undefined))
    expect(handler).toHaveBeenCalledExactlyOnceWith({ handle: 'row-1' }, expect.anything())
  })

  it('tells the handler which window calls, and lets it tell that window something', async () => {
    const { invoke, sendTo } = setUp({
      'settings:get': (_nothing, caller) => {
        caller.send('positions:reset', { epoch: caller.contentsId })
        return Promise.resolve(ok(settings))
      }
    })
    await invoke('settings:get', undefined)
    expect(sendTo).toHaveBeenCalledExactlyOnceWith(7, 'positions:reset', { epoch: 7 })
  })

  it('names the field that did not fit and logs no value of it', async () => {
    const handler = vi.fn()
    const { invoke, logged } = setUp({ 'session:connect': handler })
    const input = {
      profileName: 'Fake Org',
      clientId: 'fake-client',
      clientSecret: 'fake-secret',
      apiBaseUrl: 42,
      authBaseUrl: 'https://auth.invalid',
      keep: 'session'
    }
    expect(await invoke('session:connect', input)).toEqual(fail('invalid-input', { field: 'apiBaseUrl' }))
    expect(handler).not.toHaveBeenCalled()
    expect(logged()).not.toMatch(/fake-secret|fake-client|42/)
  })

  it('refuses more than one argument', async () => {
    const handler = vi.fn()
    const { invoke } = setUp({ 'settings:get': handler })
    expect(await invoke('settings:get', undefined, 'more')).toEqual(fail('invalid-input'))
    expect(handler).not.toHaveBeenCalled()
  })

  it('keeps output that the contract does not allow, and logs where it did not fit', async () => {
    const { invoke, logger, logged } = setUp({
      'settings:get': () => Promise.resolve(ok({ ...settings, listWidthPx: 'fake-secret' }))
    })
    expect(await invoke('settings:get', undefined)).toEqual(fail('internal'))
    expect(logger.error.mock.calls[0]?.[1]).toEqual({
      call: 'settings:get',
      field: 'listWidthPx',
      problem: 'invalid_type'
    })
    expect(logged()).not.toContain('fake-secret')
  })

  it('passes expected failures on, without fields that the contract does not name', async () => {
    const error = { code: 'rate-limited', retryAfterSeconds: 7, status: 429, body: 'fake-secret' }
    const { invoke } = setUp({ 'invitations:refresh': () => Promise.resolve({ ok: false, error }) })
    expect(await invoke('invitations:refresh', undefined)).toEqual(
      fail('rate-limited', { retryAfterSeconds: 7, status: 429 })
    )
  })

  it('turns a code that the contract does not know into "internal"', async () => {
    const { invoke } = setUp({ 'invitations:refresh': () => Promise.resolve({ ok: false, error: { code: 'oops' } }) })
    expect(await invoke('invitations:refresh', undefined)).toEqual(fail('internal'))
  })

  it.each([
    [
      'throws',
      () => {
        throw new Error('bug')
      }
    ],
    ['rejects', () => Promise.reject(new Error('bug'))],
    ['answers nothing', () => undefined],
    ['answers no Result', () => Promise.resolve(settings)]
  ])('answers "internal" and logs when a handler %s', async (_how, handler) => {
    const { invoke, logger } = setUp({ 'settings:get': handler })
    expect(await invoke('settings:get', undefined)).toEqual(fail('internal'))
    expect(logger.error).toHaveBeenCalledOnce()
  })

  it('sends the bytes of a large snapshot as they are, without copying them', async () => {
    const packed = new Uint8Array(8_000_000)
    const readEntry = vi.spyOn(packed, Symbol.iterator as never)
    const { invoke } = setUp({ 'positions:snapshot': () => Promise.resolve(ok(packed)) })
    const answer = await invoke('positions:snapshot', undefined)
    expect(answer.ok && answer.value).toBe(packed)
    expect(readEntry).not.toHaveBeenCalled()
  })

  it('sends nothing but bytes as a snapshot', async () => {
    const { invoke } = setUp({ 'positions:snapshot': () => Promise.resolve(ok({ epoch: 1 })) })
    expect(await invoke('positions:snapshot', undefined)).toEqual(fail('internal'))
  })
})
