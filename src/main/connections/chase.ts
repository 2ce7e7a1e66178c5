import { vehicleTimeZone } from '@shared/domain/vehicle-time-zone'
import { fail, ok, type Result } from '@shared/ipc/result'
import { linkPlaceholder, type ChaseDraft, type ChaseInput, type ChaseLanguage } from '@shared/ipc/schemas-fleets'
import type { Secret } from '../catena/secret'
import type { PositionEngine } from '../fleet/engine-options'
import { chaseMessage, takesLink } from './chase-words'
import type { FleetBook } from './fleet-book-types'
import { positionKeysOf, type FleetGroup } from './fleet-groups'
import { repairInvitation, type FleetInvitation, type FleetInvitations } from './fleet-invitations'
import type { FleetJournal } from './fleet-news'

/** A message for the person's own mail program. */
export interface MailMessage {
  readonly to: string | null
  readonly subject: string
  readonly body: string
}

/** Opens the mail program with a message in it. @returns whether it did; never rejects */
export type OpenMail = (message: MailMessage) => Promise<'opened' | 'too-long' | 'failed'>

interface ChaseParts {
  readonly book: Pick<FleetBook, 'group' | 'row' | 'name' | 'noteChase'>
  readonly invitations: FleetInvitations
  readonly positions: Pick<PositionEngine, 'slotsOfFleets' | 'rowsOf'>
  readonly journal: FleetJournal
  readonly clipboard: { writeText(text: string): Promise<void> | void }
  readonly openMail: OpenMail
  readonly now: () => number
}

/** Asking a fleet to act. The link goes from here to the clipboard or the mail program, and nowhere else: not to the page, the log or the journal. */
export interface Chase {
  draft(key: string, language: ChaseLanguage): Result<ChaseDraft>
  /**
   * Puts the link where the message has `{link}`, and copies it or opens the mail program.
   *
   * @returns fails with `unknown-handle`, `not-found` when there is no invitation whose link could repair the connection, `unreachable` when the
   *   server, which alone knows the link, has not been reached yet, or `clipboard`
   */
  send(input: ChaseInput): Promise<Result<undefined>>
  copyRepairLink(key: string): Promise<Result<undefined>>
}

/** Vehicles whose places say where a fleet is at home. */
const askedVehicles = 50

export function createChase({ book, invitations, positions, journal, clipboard, openMail, now }: ChaseParts): Chase {
  const invitationOf = ({ fleetRef }: FleetGroup): FleetInvitation | null =>
    fleetRef === null ? null : repairInvitation(invitations.ofFleet(fleetRef), now())

  function linkOf(group: FleetGroup): Result<Secret> {
    const invitation = invitationOf(group)
    if (invitation === null) return fail('not-found')
    const link = invitations.linkOf(invitation.handle)
    return link === null ? fail('unreachable') : ok(link)
  }

  function emailOf(group: FleetGroup): string | null {
    const ofInvitation = invitationOf(group)?.fleetEmail ?? null
    return ofInvitation ?? group.fleets.find(({ email }) => email !== null)?.email ?? null
  }

  /** Where its vehicles are; else where it is registered. */
  function timeZoneOf(group: FleetGroup): string | null {
    const { epoch, slots } = positions.slotsOfFleets(new Set(positionKeysOf(group)))
    const some = positions.rowsOf(epoch, slots.subarray(0, askedVehicles))
    const counts = new Map<string, number>()
    some?.columns.slots.forEach((_slot, index) => {
      const place = some.dictionaries.places[some.columns.place[index] ?? 0] ?? ''
      const zone = vehicleTimeZone(place, some.columns.longitudeDeg[index] ?? NaN)
      if (zone !== null) counts.set(zone, (counts.get(zone) ?? 0) + 1)
    })
    const [usual] = [...counts].sort((a, b) => b[1] - a[1])
    if (usual !== undefined) return usual[0]
    const home = group.fleets.find(({ province }) => province !== null)
    return home === undefined ? null : vehicleTimeZone([home.city, home.province, home.countryCode].join(','), NaN)
  }

  async function copied(text: string): Promise<Result<undefined>> {
    try {
      await clipboard.writeText(text)
      return ok(undefined)
    } catch {
      // Not logged: some clipboards repeat the text in their error.
      return fail('clipboard')
    }
  }

  return {
    draft(key, language) {
      const group = book.group(key)
      const shown = book.row(key)
      if (group === null || shown === null) return fail('unknown-handle')
      const hasLink = invitationOf(group) !== null
      const facts = { fleetName: shown.name, verdict: shown.verdict, hasLink, timeZone: timeZoneOf(group) }
      return ok({ ...chaseMessage(facts, language), toEmail: emailOf(group), hasLink: takesLink(facts) })
    },
    async send({ key, via, subject, body }) {
      const group = book.group(key)
      if (group === null) return fail('unknown-handle')
      let text = body
      if (body.includes(linkPlaceholder)) {
        const link = linkOf(group)
        if (!link.ok) return link
        text = body.split(linkPlaceholder).join(link.value.reveal())
      }
      const sent =
        via === 'copy' ? await copied(text) : handedOn(await openMail({ to: emailOf(group), subject, body: text }))
      if (sent.ok) await book.noteChase(key, via)
      return sent
    },
    async copyRepairLink(key) {
      const group = book.group(key)
      if (group === null) return fail('unknown-handle')
      const link = linkOf(group)
      if (!link.ok) return link
      const done = await copied(link.value.reveal())
      if (done.ok)
        journal.add([
          { atMs: now(), kind: 'invitation-copied', fleetKey: key, fleetName: book.name(key), detail: { via: 'copy' } }
        ])
      return done
    }
  }
}

/** What became of a mail: one that a link to a mail program cannot hold is the one input that is refused. */
function handedOn(outcome: Awaited<ReturnType<OpenMail>>): Result<undefined> {
  if (outcome === 'opened') return ok(undefined)
  return outcome === 'too-long' ? fail('invalid-input', { field: 'body' }) : fail('internal')
}
