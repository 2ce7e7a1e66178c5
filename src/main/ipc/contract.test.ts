import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { eventNames, servedCallNames, type CallName } from '@shared/ipc/channels'
import { calls, events } from '@shared/ipc/contract'
import { failureCodes } from '@shared/ipc/result'
import { createEventSender } from './send'
import { serveCalls } from './serve'
import { createFakeIpcMain, fakeHandlers } from './test-support/fake-ipc-main'

const logger = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }

/** Whatever structured cloning lets through, and objects that look like real input but for one thing. */
const anyInput = fc.oneof(
  fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withTypedArray: true,
    withSparseArray: true
  }),
  fc.record(
    {
      handle: fc.anything(),
      fleetRef: fc.anything(),
      clientSecret: fc.anything(),
      keep: fc.anything(),
      forgetCredentials: fc.boolean(),
      forgetPositions: fc.oneof(fc.boolean(), fc.anything()),
      listWidthPx: fc.oneof(fc.integer(), fc.anything()),
      __proto__: fc.anything()
    },
    { requiredKeys: [] }
  )
)

const resultCodes: ReadonlySet<unknown> = new Set(failureCodes)

function expectResult(answer: unknown): void {
  expect(answer).toBeTypeOf('object')
  const result = answer as { ok: unknown; error?: { code: unknown } }
  expect(typeof result.ok).toBe('boolean')
  if (result.ok === false) expect(resultCodes.has(result.error?.code)).toBe(true)
}

describe.each(servedCallNames)('%s', (name) => {
  it('never throws, and its handler gets nothing but parsed input', async () => {
    await fc.assert(
      fc.asyncProperty(anyInput, async (input) => {
        const { invoke, received } = serveOne(name, () => ({ ok: false, error: { code: 'internal' } }))
        expectResult(await invoke(name, input))
        const parsed = calls[name].input.safeParse(input)
        expect(received).toEqual(parsed.success ? [parsed.data] : [])
      }),
      { numRuns: 150 }
    )
  })

  it('never throws, and sends nothing but what its output schema allows', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything(), fc.boolean(), async (value, isSuccess) => {
        const { invoke } = serveOne(name, () => (isSuccess ? { ok: true, value } : value), true)
        const answer = await invoke(name, undefined)
        expectResult(answer)
        if (!answer.ok) return
        const parsed = calls[name].output.safeParse(value)
        expect(parsed.success ? parsed.data : 'must not be sent').toEqual(answer.value)
      }),
      { numRuns: 150 }
    )
  })
})

describe.each(eventNames)('%s', (name) => {
  it('never throws, and tells the page nothing but what its schema allows', () => {
    fc.assert(
      fc.property(fc.anything(), (payload) => {
        const send = vi.fn()
        const target = {
          isDestroyed: () => false,
          webContents: {
            id: 7,
            isDestroyed: () => false,
            isCrashed: () => false,
            mainFrame: { url: 'app://bundle/' },
            send
          }
        }
        createEventSender({ windows: () => [target], logger }).send(name, payload as never)
        const parsed = events[name].safeParse(payload)
        expect(send.mock.calls).toEqual(parsed.success ? [[name, parsed.data]] : [])
      }),
      { numRuns: 100 }
    )
  })
})

it('declares each name once', () => {
  const names = [...servedCallNames, ...eventNames]
  expect(new Set(names).size).toBe(names.length)
  expect(new Set(Object.keys(calls))).toEqual(new Set(servedCallNames))
  expect(Object.keys(events)).toEqual([...eventNames])
})

/** One call whose handler records what it gets; `isInputIgnored` replaces the input by a valid one, to reach the output check. */
function serveOne(name: CallName, answer: () => unknown, isInputIgnored = false) {
  const received: unknown[] = []
  const { ipcMain, invoke } = createFakeIpcMain()
  const handler = (input: unknown): unknown => {
    received.push(input)
    return answer()
  }
  const handlers = fakeHandlers({ [name]: handler })
  serveCalls({ ipcMain, handlers, isTrustedSender: () => true, sendTo: () => undefined, logger })
  return {
    received,
    invoke: (channel: string, input: unknown) => invoke(channel, isInputIgnored ? validInput(name) : input)
  }
}

function validInput(name: CallName): unknown {
  switch (name) {
    case 'session:connect':
      return {
        profileName: 'Fake Org',
        clientId: 'fake',
        clientSecret: 'fake',
        apiBaseUrl: 'https://api.invalid',
        authBaseUrl: 'https://auth.invalid',
        keep: 'session'
      }
    case 'session:sign-out':
      return { forgetCredentials: false, forgetPositions: false }
    case 'invitations:create':
      return { fleetRef: 'F1', fleetName: null, fleetEmail: null, expiresInHours: 24 }
    case 'invitations:copy-link':
    case 'invitations:open-link':
    case 'invitations:reveal':
    case 'invitations:qr':
    case 'invitations:save-qr':
    case 'invitations:revoke':
      return { handle: 'row-1' }
    case 'invitations:copy-message':
      return { handle: 'row-1', subject: '', body: '{link}' }
    case 'invitations:open-mail':
      return { handle: 'row-1', to: null, subject: '', body: '{link}' }
    case 'invitations:revoke-many':
      return { handles: ['row-1'] }
    case 'invitations:extend':
      return { handle: 'row-1', expiresInHours: 24 }
    case 'invitations:export':
      return { handles: ['row-1'], includesLinks: false }
    case 'journal:get':
      return { limit: 1, beforeId: null, fleetKey: null }
    case 'settings:change':
      return {}
    case 'positions:delta-taken':
      return { epoch: 1, sequence: 1 }
    case 'positions:shown':
      return { isShown: true }
    case 'positions:as-of':
      return { epoch: 1, atMs: 1 }
    case 'positions:trail':
      return { epoch: 1, slot: 0, fromMs: 1, toMs: 2 }
    case 'positions:history':
      return { epoch: 1, slot: 0, fromMs: 1, toMs: 2, requestId: 'request-1' }
    case 'bulk:start':
      return {
        name: null,
        rows: [bulkRow],
        common: { expiresInHours: 24, permissions: { vehicle: 'read' }, limitTsps: [] }
      }
    case 'bulk:export':
      return { includesLinks: false }
    case 'positions:cancel-history':
      return { requestId: 'request-1' }
    default:
      return undefined
  }
}

const bulkRow = {
  line: 1,
  fleetRef: 'F1',
  fleetName: null,
  fleetEmail: null,
  fleetPhone: null,
  fleetWebsite: null,
  fleetCountryCode: null,
  fleetRegulatoryId: null,
  fleetRegulatoryIdType: null,
  expected: 'new'
}
