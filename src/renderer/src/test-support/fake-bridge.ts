import { callNames, eventNames, type EventName, type PageCallName } from '@shared/ipc/channels'
import type { Bridge, CallInput } from '@shared/ipc/contract'
import { ok } from '@shared/ipc/result'
import type { AsOfPositions } from '@shared/ipc/schemas-history'
import type { SavedThings } from '@shared/ipc/schemas-saved'
import type { Settings } from '@shared/ipc/schemas-settings'
import { chaseDraft, fleetDetail, fleetList, fleetSources } from './samples-fleets'
import {
  appInfo,
  createdInvitation,
  credentialDraft,
  invitationList,
  invitationRow,
  openSession,
  positionStatus,
  profileContents,
  profileList,
  revocationReport,
  savedThings,
  sessionReport,
  lockedSession,
  settings,
  signedOut,
  snapshotOf,
  storedPositions,
  trackOf,
  vehicleFacts
} from './samples'

export interface RecordedCall {
  readonly name: PageCallName
  readonly input: unknown
}

/** A bridge without main: answers are given by the test, events are emitted by the test, calls are kept for asking. */
export interface FakeBridge extends Bridge {
  /** Every call so far, oldest first. */
  readonly recorded: readonly RecordedCall[]
  /** The inputs of the calls of one name, oldest first. */
  readonly inputsOf: <N extends PageCallName>(name: N) => readonly CallInput<N>[]
  /** The files that were handed over, oldest first. */
  readonly importedFiles: readonly File[]
  /** Tells the page something, as main would. */
  readonly emit: <N extends EventName>(name: N, payload: Parameters<Parameters<Bridge['events'][N]>[0]>[0]) => void
  /** Changes an answer from now on. */
  readonly answer: <N extends PageCallName>(name: N, handler: Bridge['calls'][N]) => void
  /** Changes the answer to a file from now on. */
  readonly answerFile: (handler: Bridge['importFile']) => void
  /** How many listeners an event has, to check that what was started was stopped. */
  readonly listenerCount: (name: EventName) => number
}

type Answer = (input: never) => Promise<unknown>
type Listener = (payload: never) => void

/** Answers of a session that is open and well. */
function usualAnswers(): Bridge['calls'] {
  return {
    'app:info': () => Promise.resolve(ok(appInfo())),
    'app:copy-text': () => Promise.resolve(ok(undefined)),
    'session:get': () => Promise.resolve(ok(openSession())),
    'session:connect': () => Promise.resolve(ok(openSession())),
    'session:start-demo': () => Promise.resolve(ok(openSession())),
    'session:replace-secret': () => Promise.resolve(ok(openSession())),
    'session:retry-secret': () => Promise.resolve(ok(openSession())),
    'session:lock': () => Promise.resolve(ok(lockedSession())),
    'session:sign-out': () => Promise.resolve(ok({ revocation: revocationReport() })),
    'session:revoke-token': () => Promise.resolve(ok(revocationReport())),
    'session:report': () => Promise.resolve(ok(sessionReport())),
    'session:copy-diagnostics': () => Promise.resolve(ok(undefined)),
    'profiles:get': () => Promise.resolve(ok(profileList())),
    'profiles:open': () => Promise.resolve(ok(openSession())),
    'profiles:change': () => Promise.resolve(ok(profileList())),
    'profiles:duplicate': () => Promise.resolve(ok({ profileId: 'profile-copy' })),
    'profiles:contents': () => Promise.resolve(ok(profileContents())),
    'profiles:remove': () => Promise.resolve(ok({ revocation: revocationReport() })),
    'credentials:offers': () => Promise.resolve(ok({ environment: null })),
    'credentials:import': ({ from }) => Promise.resolve(ok(credentialDraft({ source: from }))),
    'credentials:discard': () => Promise.resolve(ok(undefined)),
    'reachability:get': () => Promise.resolve(ok({ kind: 'online', checkedAtMs: Date.now() })),
    'reachability:retry': () => Promise.resolve(ok({ kind: 'online', checkedAtMs: Date.now() })),
    'reachability:network-changed': () => Promise.resolve(ok(undefined)),
    'invitations:get': () => Promise.resolve(ok(invitationList())),
    'invitations:refresh': () => Promise.resolve(ok(undefined)),
    'invitations:create': (input) => Promise.resolve(ok(createdInvitation(input))),
    'invitations:copy-link': () => Promise.resolve(ok({ expiresAtMs: null })),
    'invitations:copy-message': () => Promise.resolve(ok(undefined)),
    'invitations:open-mail': () => Promise.resolve(ok(undefined)),
    'invitations:open-link': () => Promise.resolve(ok(undefined)),
    'invitations:reveal': () => Promise.resolve(ok({ link: 'https://connect.catena.example/?invite=made-up' })),
    'invitations:qr': () => Promise.resolve(ok({ png: new Uint8Array([137, 80, 78, 71]) })),
    'invitations:save-qr': () => Promise.resolve(ok({ kind: 'saved', fileName: 'invitation.png', rowCount: 0 })),
    'invitations:revoke': () => Promise.resolve(ok(undefined)),
    'invitations:revoke-many': ({ handles }) =>
      Promise.resolve(ok({ outcomes: handles.map((handle) => ({ handle, failure: null })) })),
    'invitations:extend': ({ handle }) =>
      Promise.resolve(ok({ row: invitationRow({ handle }), outcome: 'refreshed', isLinkCopied: true })),
    'invitations:export': ({ handles }) =>
      Promise.resolve(ok({ kind: 'saved', fileName: 'invitations.csv', rowCount: handles.length })),
    'providers:get': () => Promise.resolve(ok({ providers: [], asOfMs: null })),
    'journal:get': () => Promise.resolve(ok({ entries: [], lastLookedAtMs: null })),
    'journal:looked': () => Promise.resolve(ok(undefined)),
    'fleets:get': () => Promise.resolve(ok(fleetList())),
    'fleets:refresh': () => Promise.resolve(ok(undefined)),
    'fleets:detail': ({ key }) => Promise.resolve(ok(fleetDetail({ key }))),
    'fleets:note': () => Promise.resolve(ok(undefined)),
    'fleets:snooze': () => Promise.resolve(ok(undefined)),
    'fleets:chase-draft': () => Promise.resolve(ok(chaseDraft())),
    'fleets:chase': () => Promise.resolve(ok(undefined)),
    'fleets:copy-repair-link': () => Promise.resolve(ok(undefined)),
    'fleets:sources': () => Promise.resolve(ok(fleetSources())),
    'positions:status': () => Promise.resolve(ok(positionStatus())),
    'positions:snapshot': () => Promise.resolve(ok(snapshotOf([]))),
    'positions:first-picture': () => Promise.resolve(ok(null)),
    'positions:refresh': () => Promise.resolve(ok(undefined)),
    'positions:cancel-refresh': () => Promise.resolve(ok(undefined)),
    'positions:delta-taken': () => Promise.resolve(ok(undefined)),
    'positions:shown': () => Promise.resolve(ok(undefined)),
    'positions:set-aside': () => Promise.resolve(ok({ rows: [], total: 0 })),
    'positions:export-set-aside': () => Promise.resolve(ok({ kind: 'saved', rowCount: 0 })),
    'positions:stored': () => Promise.resolve(ok(storedPositions())),
    'positions:forget': () => Promise.resolve(ok(undefined)),
    'positions:as-of': ({ epoch, atMs }) => Promise.resolve(ok({ epoch, ...nothingAsOf(atMs) })),
    'positions:trail': () => Promise.resolve(ok(trackOf([], { fetchedAtMs: null }))),
    'positions:history': () => Promise.resolve(ok(trackOf([]))),
    'positions:cancel-history': () => Promise.resolve(ok(undefined)),
    'positions:vehicle': () => Promise.resolve(ok(vehicleFacts())),
    'saved:get': () => Promise.resolve(ok(savedThings())),
    'saved:change': (change) => Promise.resolve(ok(savedThings(change as Partial<SavedThings>))),
    'settings:get': () => Promise.resolve(ok(settings())),
    'settings:change': (change) => Promise.resolve(ok(settings(change as Partial<Settings>))),
    'basemaps:get': () => Promise.resolve(ok({ online: null, regions: [] })),
    'basemaps:look-at-style': () => Promise.resolve(ok({ kind: 'refused', reason: 'unreachable' })),
    'basemaps:use-online': () => Promise.resolve(ok(undefined)),
    'basemaps:load-online': () => Promise.resolve(ok({ kind: 'refused', reason: 'unreachable' })),
    'basemaps:remove-online': () => Promise.resolve(ok(undefined)),
    'basemaps:add-region': () => Promise.resolve(ok({ kind: 'cancelled' })),
    'basemaps:remove-region': () => Promise.resolve(ok(undefined)),
    'wall:get': () => Promise.resolve(ok({ isOpen: false, isFullScreen: false })),
    'wall:open': () => Promise.resolve(ok(undefined)),
    'wall:close': () => Promise.resolve(ok(undefined)),
    'wall:full-screen': () => Promise.resolve(ok(undefined)),
    'export:history': ({ track }) =>
      Promise.resolve(ok({ kind: 'saved', fileName: 'history.csv', rowCount: track.occurredAtMs.length })),
    'export:vehicles': ({ slots }) =>
      Promise.resolve(ok({ kind: 'saved', fileName: 'vehicles.csv', rowCount: slots.length })),
    'export:evidence': ({ format }) =>
      Promise.resolve(ok({ kind: 'saved', fileName: `evidence.${format}`, rowCount: 1 })),
    'export:cancel': () => Promise.resolve(ok(undefined)),
    'export:picture': () => Promise.resolve(ok({ kind: 'saved', fileName: 'map.png', rowCount: 0 })),
    'export:pdf': () => Promise.resolve(ok({ kind: 'saved', fileName: 'map.pdf', rowCount: 0 })),
    'export:print': () => Promise.resolve(ok({ kind: 'printed' })),
    'bulk:open-file': () => Promise.resolve(ok(null)),
    'bulk:start': () => Promise.resolve(ok(undefined)),
    'bulk:get': () => Promise.resolve(ok({ sequence: 0, state: null })),
    'bulk:pause': () => Promise.resolve(ok(undefined)),
    'bulk:resume': () => Promise.resolve(ok(undefined)),
    'bulk:cancel': () => Promise.resolve(ok(undefined)),
    'bulk:dismiss': () => Promise.resolve(ok(undefined)),
    'bulk:export': () => Promise.resolve(ok({ kind: 'saved', fileName: 'invitations.csv', rowCount: 0 }))
  }
}

function nothingAsOf(atMs: number): Omit<AsOfPositions, 'epoch'> {
  return {
    atMs,
    coversFromMs: null,
    slots: new Uint32Array(),
    longitudeDeg: new Float64Array(),
    latitudeDeg: new Float64Array(),
    speedMps: new Float32Array(),
    occurredAtMs: new Float64Array()
  }
}

/**
 * A bridge for tests. Without overrides a session is open, online, with no vehicles.
 *
 * @param overrides answers that differ, by call name
 */
export function createFakeBridge(overrides: Partial<Bridge['calls']> = {}): FakeBridge {
  const answers = new Map<string, Answer>(Object.entries({ ...usualAnswers(), ...overrides }) as [string, Answer][])
  const recorded: RecordedCall[] = []
  const importedFiles: File[] = []
  let onFile: Bridge['importFile'] = (file) =>
    Promise.resolve(ok(credentialDraft({ source: 'file', fileName: file.name })))
  const listeners = new Map<EventName, Set<Listener>>(eventNames.map((name) => [name, new Set()]))

  const callOf = (name: PageCallName) => (input: unknown) => {
    recorded.push({ name, input })
    return answers.get(name)?.(input as never)
  }
  const eventOf = (name: EventName) => (listener: Listener) => {
    listeners.get(name)?.add(listener)
    return () => listeners.get(name)?.delete(listener)
  }

  return {
    calls: Object.fromEntries(callNames.map((name) => [name, callOf(name)])) as unknown as Bridge['calls'],
    events: Object.fromEntries(eventNames.map((name) => [name, eventOf(name)])) as unknown as Bridge['events'],
    importFile: (file) => {
      importedFiles.push(file)
      return onFile(file)
    },
    importedFiles,
    answerFile: (handler) => {
      onFile = handler
    },
    recorded,
    inputsOf: <N extends PageCallName>(name: N) =>
      recorded.filter((call) => call.name === name).map((call) => call.input as CallInput<N>),
    emit: (name, payload) => listeners.get(name)?.forEach((listener) => listener(payload as never)),
    answer: (name, handler) => {
      answers.set(name, handler)
    },
    listenerCount: (name) => listeners.get(name)?.size ?? 0
  }
}

/** Answers of a first start: nobody is signed in and nothing is remembered. */
export function firstStart(): Partial<Bridge['calls']> {
  return { 'session:get': () => Promise.resolve(ok(signedOut())) }
}
