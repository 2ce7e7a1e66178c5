import { ok } from '@shared/ipc/result'
import type { InvitationRow } from '@shared/ipc/schemas-invitations'
import type { CatenaClient } from '../catena/client'
import type { InvitationService } from '../invitations/invitation-service'
import type { Schedule } from '../invitations/poller'
import type { BulkServer } from './bulk-types'
import type { KnownInvitation } from './bulk-records'

/** Answers go into the local copy together: it is sorted, saved and told once for all of them. */
const takeInEveryMs = 500

/** How old the index of the local copy may be; making it costs milliseconds, and a run asks for every row. */
const indexLivesMs = 30_000

interface BulkServerParts {
  readonly client: Pick<CatenaClient, 'createInvitation' | 'listInvitationsOf'>
  readonly invitations: Pick<InvitationService, 'list' | 'takeIn'>
  readonly schedule: Schedule
  readonly nowMs: () => number
}

type Answer = Parameters<InvitationService['takeIn']>[0][number]

/** A run's way to the server and to the local copy of the invitations. */
export function createBulkServer({ client, invitations, schedule, nowMs }: BulkServerParts): BulkServer {
  let index: { readonly atMs: number; readonly byRef: ReadonlyMap<string, KnownInvitation> } | null = null
  let answers: Answer[] = []

  function byRef(): ReadonlyMap<string, KnownInvitation> {
    if (index === null || nowMs() - index.atMs > indexLivesMs) {
      index = { atMs: nowMs(), byRef: newestByRef(invitations.list().rows) }
    }
    return index.byRef
  }

  function takeInSoon(answer: Answer): void {
    if (answers.length === 0) {
      schedule(() => {
        const taken = answers
        answers = []
        invitations.takeIn(taken)
      }, takeInEveryMs)
    }
    answers.push(answer)
  }

  return {
    known: (fleetRef) => byRef().get(fleetRef) ?? null,
    async lookUp(fleetRef, signal) {
      const answer = await client.listInvitationsOf(fleetRef, signal)
      if (!answer.ok) return answer
      // The server's filter is trusted to narrow, and not to be exact.
      const own = answer.value.rows.filter((row) => row.fleetRef === fleetRef)
      return ok(newestByRef(own).get(fleetRef) ?? null)
    },
    async create(invitation, signal) {
      const answer = await client.createInvitation(invitation, signal, { attempts: 1 })
      if (!answer.ok) return answer
      takeInSoon(answer.value)
      return ok({ isNew: answer.value.isNew, expiresAtMs: answer.value.invitation.expiresAtMs })
    }
  }
}

type Facts = Pick<InvitationRow, 'status' | 'createdAtMs' | 'expiresAtMs'> & { readonly fleetRef: string | null }

/** The newest of each fleet; of two from one moment, the one that lives longer. */
function newestByRef(rows: readonly Facts[]): ReadonlyMap<string, KnownInvitation> {
  const found = new Map<string, KnownInvitation>()
  for (const { fleetRef, status, createdAtMs, expiresAtMs } of rows) {
    if (fleetRef === null) continue
    const other = found.get(fleetRef)
    const lead = other === undefined ? 1 : age(createdAtMs, other.createdAtMs) || age(expiresAtMs, other.expiresAtMs)
    if (lead > 0) found.set(fleetRef, { status, createdAtMs, expiresAtMs })
  }
  return found
}

function age(oneMs: number | null, otherMs: number | null): number {
  return (oneMs ?? 0) - (otherMs ?? 0)
}
