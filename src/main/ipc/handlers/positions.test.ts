import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { calls } from '@shared/ipc/contract'
import { fail, ok, type Result } from '@shared/ipc/result'
import type { HistoryProgress, Track } from '@shared/ipc/schemas-history'
import type { SetAsideRow } from '@shared/ipc/schemas-positions'
import type { Reachability } from '@shared/ipc/schemas-session'
import type { Session } from '../../session/session-types'
import type { Workspace } from '../../session/workspace-types'
import { createWindowFollowers } from '../window-followers'
import { positionHandlers } from './positions'
import { pastPositionHandlers } from './positions-past'
import { setAsideExportHandlers } from './set-aside-export'

const nowMs = Date.UTC(2026, 10, 22, 14, 3, 20)
const track: Track = {
  occurredAtMs: Float64Array.of(1),
  longitudeDeg: Float64Array.of(2),
  latitudeDeg: Float64Array.of(3),
  speedMps: Float32Array.of(4),
  place: new Uint32Array(),
  places: [],
  setAsideCount: 0,
  fetchedAtMs: null
}
const request = { epoch: 1, slot: 0, fromMs: 1, toMs: 2, requestId: 'a' }

function fakeWorkspace() {
  const listeners = new Set<(progress: HistoryProgress) => void>()
  const engine = {
    refreshNow: vi.fn(() => true),
    asOf: vi.fn(() => Promise.resolve(fail('not-found'))),
    trail: vi.fn(() => Promise.resolve(ok(track))),
    history: vi.fn<() => Promise<Result<Track>>>(() => Promise.resolve(ok(track))),
    cancelHistory: vi.fn(),
    stored: () => Promise.resolve({ vehicleCount: 3, diskBytes: 5, trailBytes: 6, trailFromMs: 7 }),
    forgetPositions: vi.fn(() => Promise.resolve()),
    setAside: () => ({ rows: setAsideRows, total: 9 }),
    onHistoryProgress: (listener: (progress: HistoryProgress) => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    }
  }
  let reachability: Reachability = { kind: 'unknown' }
  const workspace = {
    engine,
    reachability: { state: () => reachability },
    retryIfOffline: vi.fn(() => Promise.resolve())
  }
  return {
    engine,
    listeners,
    retryIfOffline: workspace.retryIfOffline,
    progress: (told: HistoryProgress) => listeners.forEach((listener) => listener(told)),
    setReachability: (state: Reachability) => (reachability = state),
    workspace: workspace as unknown as Workspace
  }
}

let setAsideRows: SetAsideRow[]
let fake: ReturnType<typeof fakeWorkspace>
let open: Workspace | null
let folder: string
let chosenPath: string | null
const saveDialog = vi.fn(() => Promise.resolve(chosenPath))
const caller = { contentsId: 4, send: vi.fn() }
const picturePainted = vi.fn()
const session: Pick<Session, 'workspace' | 'started' | 'firstPicture' | 'picturePainted'> = {
  workspace: () => open,
  started: () => Promise.resolve(),
  firstPicture: () => Promise.resolve(null),
  picturePainted
}
const logger = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }
const handlers = {
  ...positionHandlers({
    session,
    followers: createWindowFollowers(() => open?.engine ?? null),
    nowMs: () => nowMs
  }),
  ...pastPositionHandlers(session),
  ...setAsideExportHandlers({ session, saveDialog, nowMs: () => nowMs, logger })
}

beforeEach(async () => {
  vi.clearAllMocks()
  setAsideRows = []
  fake = fakeWorkspace()
  open = fake.workspace
  folder = await mkdtemp(join(tmpdir(), 'fleet-desk-export-'))
  chosenPath = join(folder, 'rows.csv')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('without an open profile', () => {
  beforeEach(() => {
    open = null
  })

  it.each([
    'positions:status',
    'positions:snapshot',
    'positions:first-picture',
    'positions:set-aside',
    'positions:stored'
  ] as const)('%s gives an empty value that fits the contract', async (name) => {
    const answer = await handlers[name](undefined, caller)
    expect(calls[name].output.safeParse(answer.ok ? answer.value : 'failed').success).toBe(true)
  })

  it('who asks for the vehicles has painted the first picture', async () => {
    await handlers['positions:first-picture'](undefined, caller)
    expect(picturePainted).not.toHaveBeenCalled()
    await handlers['positions:snapshot'](undefined, caller)
    expect(picturePainted).toHaveBeenCalledOnce()
  })

  it('the past, an export and forgetting fail with signed-out; what only tells something does not', async () => {
    const answers = await Promise.all([
      handlers['positions:as-of']({ epoch: 1, atMs: 1 }, caller),
      handlers['positions:trail'](request, caller),
      handlers['positions:history'](request, caller),
      handlers['positions:export-set-aside'](undefined, caller),
      handlers['positions:forget'](undefined, caller)
    ])
    for (const answer of answers) expect(answer).toEqual(fail('signed-out'))
    expect(await handlers['positions:shown']({ isShown: false }, caller)).toEqual(ok(undefined))
    expect(await handlers['positions:delta-taken']({ epoch: 1, sequence: 1 }, caller)).toEqual(ok(undefined))
    expect(await handlers['positions:cancel-history']({ requestId: 'a' }, caller)).toEqual(ok(undefined))
  })
})

describe('"refresh"', () => {
  it('asks nothing while the server wants to be left alone, and says for how long', async () => {
    fake.setReachability({ kind: 'rate-limited', sinceMs: nowMs - 1000, retryAtMs: nowMs + 20_500 })
    const answer = await handlers['positions:refresh'](undefined, caller)
    expect(answer).toEqual(fail('rate-limited', { retryAfterSeconds: 21 }))
    expect(fake.engine.refreshNow).not.toHaveBeenCalled()
  })

  it.each<Reachability>([
    { kind: 'rate-limited', sinceMs: nowMs - 1000, retryAtMs: nowMs },
    { kind: 'rate-limited', sinceMs: nowMs - 1000, retryAtMs: null },
    { kind: 'unreachable', sinceMs: nowMs - 1000, retryAtMs: nowMs + 20_000 }
  ])('sweeps when there is no wait left (%o)', async (state) => {
    fake.setReachability(state)
    expect(await handlers['positions:refresh'](undefined, caller)).toEqual(ok(undefined))
    expect(fake.engine.refreshNow).toHaveBeenCalledOnce()
  })

  it.each([false, true])('looks whether the server is back, also while a last sweep ends (%s)', async (isSweeping) => {
    fake.engine.refreshNow.mockReturnValue(isSweeping)
    await handlers['positions:refresh'](undefined, caller)
    expect(fake.retryIfOffline).toHaveBeenCalledOnce()
  })
})

describe('a history', () => {
  it('tells its progress to the window that asked, under the id that the window chose', async () => {
    let finish = (): void => undefined
    fake.engine.history.mockReturnValue(new Promise((resolve) => (finish = () => resolve(ok(track)))))
    const answer = handlers['positions:history'](request, caller)
    fake.progress({ requestId: '5:a', received: 1, expected: 2 })
    fake.progress({ requestId: '4:a', received: 3, expected: null })
    expect(caller.send.mock.calls).toEqual([
      ['positions:history-progress', { requestId: 'a', received: 3, expected: null }]
    ])
    finish()
    expect(await answer).toEqual(ok(track))
    expect(fake.listeners.size).toBe(0)
  })

  it('is cancelled for the window that asked', async () => {
    await handlers['positions:cancel-history']({ requestId: 'a' }, caller)
    expect(fake.engine.cancelHistory).toHaveBeenCalledExactlyOnceWith('4:a')
  })

  it('shows nothing of a profile that was closed meanwhile', async () => {
    fake.engine.history.mockImplementation(() => {
      open = null
      fake.progress({ requestId: '4:a', received: 1, expected: 1 })
      return Promise.resolve(ok(track))
    })
    expect(await handlers['positions:history'](request, caller)).toEqual(fail('cancelled'))
    expect(caller.send).not.toHaveBeenCalled()
  })
})

it('hands the other questions about the past on as they are', async () => {
  expect(await handlers['positions:as-of']({ epoch: 1, atMs: 5 }, caller)).toEqual(fail('not-found'))
  expect(fake.engine.asOf).toHaveBeenCalledWith(1, 5)
  expect(await handlers['positions:trail'](request, caller)).toEqual(ok(track))
  expect(await handlers['positions:stored'](undefined, caller)).toMatchObject({ value: { diskBytes: 5 } })
  expect(await handlers['positions:forget'](undefined, caller)).toEqual(ok(undefined))
  expect(fake.engine.forgetPositions).toHaveBeenCalledOnce()
})

describe('the export of rows set aside', () => {
  const row: SetAsideRow = {
    vehicleName: '=HYPERLINK("x")',
    fleetName: null,
    reason: 'null-island',
    noticedAtMs: nowMs
  }

  it('writes what the person asked for where they chose', async () => {
    setAsideRows = [row, { ...row, vehicleName: 'Łódź 7', fleetName: 'Swift, Inc.' }]
    expect(await handlers['positions:export-set-aside'](undefined, caller)).toEqual(ok({ kind: 'saved', rowCount: 2 }))
    expect(saveDialog).toHaveBeenCalledExactlyOnceWith(4, {
      fileName: 'fleet-desk-rows-set-aside-2026-11-22.csv',
      kind: 'csv'
    })
    expect(await readFile(join(folder, 'rows.csv'), 'utf8')).toBe(
      [
        '\uFEFF"Vehicle","Fleet","Why","Noticed at (UTC)"',
        '"\'=HYPERLINK(""x"")",,"The coordinates are 0, 0","2026-11-22T14:03:20.000Z"',
        '"Łódź 7","Swift, Inc.","The coordinates are 0, 0","2026-11-22T14:03:20.000Z"',
        ''
      ].join('\r\n')
    )
    expect(await readdir(folder)).toEqual(['rows.csv'])
  })

  it('writes nothing when the person changes their mind', async () => {
    chosenPath = null
    const answer = await handlers['positions:export-set-aside'](undefined, caller)
    expect(answer).toEqual(ok({ kind: 'cancelled', rowCount: 0 }))
    expect(await readdir(folder)).toEqual([])
  })

  it('writes nothing of a profile that was locked while the question was on screen', async () => {
    setAsideRows = [row]
    saveDialog.mockImplementationOnce(() => {
      open = null
      return Promise.resolve(chosenPath)
    })
    expect(await handlers['positions:export-set-aside'](undefined, caller)).toEqual(fail('cancelled'))
    expect(await readdir(folder)).toEqual([])
  })

  it('says so when the file cannot be written, and logs no path', async () => {
    chosenPath = folder
    expect(await handlers['positions:export-set-aside'](undefined, caller)).toEqual(fail('file-not-written'))
    expect(logger.warn).toHaveBeenCalledOnce()
    expect(JSON.stringify(logger.warn.mock.calls)).not.toContain(folder)
  })
})
