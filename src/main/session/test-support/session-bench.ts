import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { events } from '@shared/ipc/contract'
import type { EventName } from '@shared/ipc/channels'
import { fail, ok, type Result } from '@shared/ipc/result'
import type { ConnectInput, SessionState } from '@shared/ipc/schemas-session'
import { schedule } from '../../app/schedule'
import { createProfiles, type Profiles } from '../../credentials/profiles'
import { createCredentialDrafts } from '../../credentials/import/drafts'
import type { ImportedCredentials } from '../../credentials/import/imported-credentials'
import { createSessionSecrets } from '../../credentials/session-secrets'
import { createVault, type Vault } from '../../credentials/vault'
import type { SendEvent } from '../../ipc/send'
import { createSettings, type SettingsStore } from '../../settings/settings'
import { openConfFile } from '../../storage/conf-file'
import { folderSizeBytes } from '../../storage/folder-size'
import { createCredentialImports, type CredentialImports } from '../credential-imports'
import type { DemoAddresses } from '../demo-fleet'
import { createProfileBook, type ProfileBook } from '../profile-book'
import { profileFolder } from '../profile-folder'
import type { Schedule } from '../reachability'
import { publishWorkspace } from '../publish'
import { createSession } from '../session'
import type { Session } from '../session-types'
import { createWorkspaceOpener } from '../workspace'
import type { OpenWorkspace } from '../workspace-types'
import { clientSecret, startFakeCatena, type FakeCatena } from './fake-catena'
import { createFakeKeyring, type FakeKeyring } from './fake-keyring'

/** One event as the page would get it, after the contract's check. */
export interface Sent {
  readonly name: EventName
  readonly payload: unknown
}

/** One run of the app's main process, without Electron. */
export interface Run {
  readonly session: Session
  readonly profiles: Profiles
  readonly vault: Vault
  readonly settings: SettingsStore
  readonly imports: CredentialImports
  readonly book: ProfileBook
  readonly sent: readonly Sent[]
  readonly states: readonly SessionState[]
}

/** A folder, a keyring and a server, over any number of runs. */
export interface SessionBench {
  readonly folder: string
  readonly server: FakeCatena
  readonly keyring: FakeKeyring
  /** `online` is the usual; `offline` has no network; `silent` waits for ever. */
  network: 'online' | 'offline' | 'silent'
  schedule: Schedule
  /** Awaited before each request is sent. */
  beforeFetch: (url: string) => Promise<void>
  /** Texts that the log hides at this moment. */
  readonly hidden: readonly string[]
  readonly demo: { starts: number; stops: number; answer: Result<DemoAddresses> | null }
  failOpening: boolean
  /** Whether the app watches the computer's network. */
  isNetworkWatched: boolean
  /** The system clipboard's text. */
  clipboardText: string
  /** What the app was started with. */
  environment: ImportedCredentials | null
  readonly input: ConnectInput
  start(): Run
  /** Ends the run; `start` begins another with the same folder. */
  quit(run: Run): Promise<void>
  cleanUp(): Promise<void>
}

export async function createSessionBench(): Promise<SessionBench> {
  const folder = await mkdtemp(join(tmpdir(), 'fleet-desk-session-'))
  const server = await startFakeCatena()
  const keyring = createFakeKeyring()
  const runs = new Set<Run>()
  const hidden: string[] = []

  const bench: SessionBench = {
    folder,
    server,
    keyring,
    network: 'online',
    schedule,
    beforeFetch: () => Promise.resolve(),
    hidden,
    demo: { starts: 0, stops: 0, answer: null },
    failOpening: false,
    isNetworkWatched: false,
    clipboardText: '',
    environment: null,
    input: {
      profileName: 'Acme',
      clientId: 'fake-client',
      clientSecret,
      apiBaseUrl: server.apiBaseUrl,
      authBaseUrl: server.authBaseUrl,
      keep: 'sealed'
    },
    start: () => {
      const run = startRun()
      runs.add(run)
      return run
    },
    quit: async (run) => {
      runs.delete(run)
      await run.session.close()
    },
    cleanUp: async () => {
      for (const run of runs) await run.session.close()
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    }
  }

  async function fetchLike(url: string, init: RequestInit): Promise<Response> {
    if (bench.network === 'offline') throw new Error('net::ERR_INTERNET_DISCONNECTED')
    if (bench.network === 'silent') return new Promise(() => undefined)
    await bench.beforeFetch(url)
    return fetch(url, init)
  }

  function startRun(): Run {
    const sent: Sent[] = []
    const states: SessionState[] = []
    const send: SendEvent = (name, payload) => {
      sent.push({ name, payload: events[name].parse(payload) })
    }
    const storeParts = { open: openConfFile, folder, nowMs: Date.now }
    const profiles = createProfiles(storeParts)
    const vault = createVault({
      safeStorage: keyring,
      path: join(folder, 'vault.json'),
      platform: 'linux',
      nowMs: Date.now,
      isOldElectron: false
    })
    const protect = (secret: { reveal(): string }): (() => void) => {
      const text = secret.reveal()
      hidden.push(text)
      return () => void hidden.splice(hidden.indexOf(text), 1)
    }
    const settings = createSettings(storeParts)
    const sessionSecrets = createSessionSecrets()
    const clipboard = {
      readText: () => bench.clipboardText,
      writeText: (text: string) => {
        bench.clipboardText = text
      },
      clear: () => {
        bench.clipboardText = ''
      }
    }
    const opener = createWorkspaceOpener({
      vault,
      fetch: fetchLike,
      nowMs: Date.now,
      schedule: (run, delayMs) => bench.schedule(run, delayMs),
      settings,
      logger: { info: () => undefined, warn: () => undefined, error: () => undefined },
      protect,
      clipboard,
      openMail: () => Promise.resolve('failed'),
      profilesDir: join(folder, 'profiles'),
      send,
      monotonicMs: () => performance.now(),
      random: () => 0.5,
      fetchPicture: () => Promise.reject(new Error('there are no pictures here')),
      outgoing: {
        openInvitation: () => Promise.resolve('opened'),
        openMail: () => Promise.resolve('opened')
      },
      onNews: () => undefined,
      onTrouble: (isOutOfReach) => {
        bench.isNetworkWatched = isOutOfReach
      }
    })
    const openWorkspace: OpenWorkspace = async (request) => {
      if (bench.failOpening) throw new Error('a bug')
      return opener(request)
    }
    let nextId = 0
    const imports = createCredentialImports({
      clipboard,
      environment: bench.environment,
      drafts: createCredentialDrafts({
        nowMs: Date.now,
        randomId: () => `draft-${(nextId += 1)}`,
        schedule: (task, delayMs) => bench.schedule(task, delayMs)
      })
    })
    const session = createSession({
      vault,
      profiles,
      sessionSecrets,
      imports,
      settings,
      fetch: fetchLike,
      nowMs: Date.now,
      schedule: (task, delayMs) => bench.schedule(task, delayMs),
      eraseData: (id) => rm(profileFolder(join(folder, 'profiles'), id), { recursive: true, force: true }),
      randomId: () => `profile-${(nextId += 1)}-${profiles.all().length}`,
      isOldElectron: false,
      protect,
      demoFleet: {
        start: () => {
          bench.demo.starts += 1
          const { apiBaseUrl, authBaseUrl } = server
          return Promise.resolve(
            bench.demo.answer ?? ok({ apiBaseUrl, authBaseUrl, clientId: 'demo-client', clientSecret })
          )
        },
        stop: () => {
          bench.demo.stops += 1
          return Promise.resolve()
        }
      },
      openWorkspace,
      onChange: (state) => {
        states.push(state)
        send('session:changed', state)
      },
      onWorkspace: (workspace) => publishWorkspace(workspace, send)
    })
    const book = createProfileBook({
      profiles,
      vault,
      sessionSecrets,
      session,
      randomId: () => `copy-${(nextId += 1)}`,
      storedBytes: (id) => folderSizeBytes(profileFolder(join(folder, 'profiles'), id)),
      onChange: (list) => send('profiles:changed', list)
    })
    return { session, profiles, vault, settings, imports, book, sent, states }
  }
  return bench
}

/** What a demo that does not come up answers. */
export const demoFailed: Result<DemoAddresses> = fail('unreachable')

/** Opens the profile that the page shows, or was last shown. */
export function reopen(run: Run): ReturnType<Session['open']> {
  const state = run.session.state()
  const shown = state.kind === 'signed-out' ? state.remembered : state.kind === 'starting' ? null : state.profile
  return run.session.open(shown?.id ?? 'none')
}
