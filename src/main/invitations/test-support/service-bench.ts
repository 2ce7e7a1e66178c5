import type { FailureCode } from '@shared/ipc/result'
import type { InvitationsChanged } from '@shared/ipc/schemas-invitations'
import type { NewJournalEntry } from '@shared/ipc/schemas-journal'
import { createOrgsClient } from '../../catena/orgs'
import type { MailDraft } from '../../window/outgoing-links'
import type { InvitationParts } from '../invitation-parts'
import { createInvitationService, type InvitationService } from '../invitation-service'
import type { StoredInvitations } from '../invitation-types'
import { invitationOrder } from './invitation-order'
import { createFakeInvitationsApi, type ApiInvitation, type FakeInvitationsApi } from './fake-invitations-api'

/** A service over the real client and a fake server, with all that it said and did. */
export interface Bench {
  readonly api: FakeInvitationsApi
  readonly service: InvitationService
  readonly copied: string[]
  readonly told: InvitationsChanged[]
  readonly warnings: unknown[]
  readonly journal: NewJournalEntry[]
  /** `kind: names`, as the person would be told. */
  readonly news: string[]
  /** Links and mails that the system was asked to open. */
  readonly opened: (string | MailDraft)[]
  readonly saved: () => StoredInvitations | null
}

/** Puts a service together; `more` replaces parts. */
export function bench(invitations: readonly ApiInvitation[], more: Partial<InvitationParts> = {}): Bench {
  const api = createFakeInvitationsApi(invitations)
  const copied: string[] = []
  const told: InvitationsChanged[] = []
  const warnings: unknown[] = []
  const journal: NewJournalEntry[] = []
  const news: string[] = []
  const opened: (string | MailDraft)[] = []
  let saved: StoredInvitations | null = null
  let handles = 0
  const service = createInvitationService({
    client: createOrgsClient(api),
    clipboard: { writeText: (text) => void copied.push(text) },
    rowStore: {
      load: () => Promise.resolve(saved),
      save: (next) => Promise.resolve(void (saved = next)),
      saveAsOf: (asOfMs) => Promise.resolve(void (saved = saved === null ? null : { ...saved, asOfMs }))
    },
    journal: { add: (entries) => void journal.push(...entries) },
    outgoing: {
      openInvitation: (link) => Promise.resolve(void opened.push(link.reveal())).then(() => 'opened'),
      openMail: (draft) => Promise.resolve(void opened.push(draft)).then(() => 'opened')
    },
    onNews: (kind, names) => void news.push(`${kind}: ${names.join(', ')}`),
    serverAheadMs: () => 0,
    nowMs: () => 1_000_000,
    randomId: () => `handle-${(handles += 1)}`,
    schedule: () => () => undefined,
    onChange: (change) => void told.push(change),
    logger: { warn: (...line) => void warnings.push(line) },
    ...more
  })
  return { api, service, copied, told, warnings, journal, news, opened, saved: () => saved }
}

/** The fleet refs on screen, in order. */
export const refs = (service: InvitationService): readonly string[] => service.list().rows.map((row) => row.fleetRef)

/** The handle of the row of this fleet. */
export function handleOf(service: InvitationService, fleetRef: string): string {
  const row = service.list().rows.find((candidate) => candidate.fleetRef === fleetRef)
  if (row === undefined) throw new Error(`no row for ${fleetRef}`)
  return row.handle
}

/** The least that can be sent. */
export const input = invitationOrder()

/** The failure's code, or `ok`. */
export const code = (answer: { readonly ok: boolean; readonly error?: { readonly code: FailureCode } }): string =>
  answer.ok ? 'ok' : (answer.error?.code ?? '')

/** A promise that is resolved from outside. */
export function openableGate(): { readonly promise: Promise<void>; readonly open: () => void } {
  let open: () => void = () => undefined
  const promise = new Promise<void>((resolve) => {
    open = resolve
  })
  return { promise, open }
}
