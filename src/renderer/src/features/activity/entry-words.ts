import type { JournalEntry } from '@shared/ipc/schemas-journal'
import { formatAsOf } from '@renderer/ui/as-of'
import { formatCount } from '@renderer/ui/count'
import { inLanguage } from '@renderer/ui/in-language'
import { verdictName } from '../fleets/verdict-words'

type Kind = JournalEntry['kind']
type Via = NonNullable<JournalEntry['detail']['via']>

interface EntryFacts {
  readonly entry: JournalEntry
  /** The fleet by its name, or "A fleet" where nobody knows it any more. */
  readonly fleet: string
  readonly provider: string
  readonly until: string
  /** In a word or two; empty where the entry has none. */
  readonly verdict: string
  readonly was: string
}

interface EntryWords {
  readonly someFleet: string
  readonly someProvider: string
  readonly vias: Readonly<Record<Via, string>>
  readonly kinds: Readonly<Record<Kind, (facts: EntryFacts) => string>>
}

const entryWords = inLanguage<EntryWords>({
  en: {
    someFleet: 'A fleet',
    someProvider: 'A provider',
    vias: {
      copy: 'its link copied',
      message: 'a message copied',
      mail: 'a mail opened',
      browser: 'its link opened here',
      qr: 'its code shown',
      reveal: 'its link shown'
    },
    kinds: {
      'invitation-created': ({ fleet }) => `${fleet} invited`,
      'invitation-refreshed': ({ fleet }) => `Invitation of ${fleet} renewed`,
      'invitation-accepted': ({ fleet }) => `${fleet} accepted`,
      'invitation-declined': ({ fleet }) => `${fleet} declined`,
      'invitation-expired': ({ fleet }) => `Invitation of ${fleet} expired`,
      'invitation-revoked': ({ fleet }) => `Invitation of ${fleet} revoked`,
      'invitation-copied': ({ fleet }) => `Link for ${fleet} copied`,
      'invitation-mailed': ({ fleet }) => `Invitation of ${fleet} opened as a mail`,
      'invitation-shown': ({ fleet }) => `Link for ${fleet} shown`,
      'fleet-appeared': ({ fleet }) => `${fleet} is new`,
      'fleet-left': ({ fleet }) => `${fleet} is no longer shared`,
      'first-vehicle': ({ fleet }) => `First vehicle of ${fleet}`,
      'first-position': ({ fleet }) => `First position of ${fleet}`,
      'verdict-changed': ({ fleet, verdict, was }) =>
        was === '' ? `${fleet}: ${verdict}` : `${fleet}: ${verdict}, before ${was.toLowerCase()}`,
      'outage-began': ({ provider }) => `Outage of ${provider} began`,
      'outage-ended': ({ provider }) => `Outage of ${provider} ended`,
      chased: ({ fleet, entry }) =>
        entry.detail.via === 'mail' ? `You wrote to ${fleet} by mail` : `You copied a message to ${fleet}`,
      snoozed: ({ fleet, until }) => (until === '' ? `${fleet} no longer snoozed` : `${fleet} snoozed until ${until}`),
      'note-changed': ({ fleet }) => `Note of ${fleet} changed`,
      'bulk-ended': ({ entry }) => `Inviting many ended: ${formatCount(entry.detail.count ?? 0, 'fleet')} invited`
    }
  },
  es: {
    someFleet: 'Una flota',
    someProvider: 'Un proveedor',
    vias: {
      copy: 'enlace copiado',
      message: 'mensaje copiado',
      mail: 'correo abierto',
      browser: 'enlace abierto aquí',
      qr: 'código mostrado',
      reveal: 'enlace mostrado'
    },
    kinds: {
      'invitation-created': ({ fleet }) => `Se invitó a ${fleet}`,
      'invitation-refreshed': ({ fleet }) => `Se renovó la invitación de ${fleet}`,
      'invitation-accepted': ({ fleet }) => `${fleet} aceptó`,
      'invitation-declined': ({ fleet }) => `${fleet} rechazó`,
      'invitation-expired': ({ fleet }) => `Venció la invitación de ${fleet}`,
      'invitation-revoked': ({ fleet }) => `Se revocó la invitación de ${fleet}`,
      'invitation-copied': ({ fleet }) => `Se copió el enlace para ${fleet}`,
      'invitation-mailed': ({ fleet }) => `Se abrió un correo con la invitación de ${fleet}`,
      'invitation-shown': ({ fleet }) => `Se mostró el enlace para ${fleet}`,
      'fleet-appeared': ({ fleet }) => `${fleet} es nueva`,
      'fleet-left': ({ fleet }) => `${fleet} ya no se comparte`,
      'first-vehicle': ({ fleet }) => `Primer vehículo de ${fleet}`,
      'first-position': ({ fleet }) => `Primera posición de ${fleet}`,
      'verdict-changed': ({ fleet, verdict, was }) =>
        was === '' ? `${fleet}: ${verdict}` : `${fleet}: ${verdict}, antes ${was.toLowerCase()}`,
      'outage-began': ({ provider }) => `Empezó una falla de ${provider}`,
      'outage-ended': ({ provider }) => `Terminó la falla de ${provider}`,
      chased: ({ fleet, entry }) =>
        entry.detail.via === 'mail' ? `Usted escribió a ${fleet} por correo` : `Usted copió un mensaje para ${fleet}`,
      snoozed: ({ fleet, until }) =>
        until === '' ? `${fleet} ya no está pospuesta` : `${fleet} queda pospuesta hasta ${until}`,
      'note-changed': ({ fleet }) => `Cambió la nota de ${fleet}`,
      'bulk-ended': ({ entry }) => `Terminó la invitación de muchas: ${formatCount(entry.detail.count ?? 0, 'fleet')}`
    }
  }
})

/**
 * What happened, in one line without its time.
 *
 * @param hasVia whether to say how something was shared
 */
export function entryText(entry: JournalEntry, nowMs: number, hasVia = true): string {
  const { detail, kind } = entry
  const text = entryWords.kinds[kind]({
    entry,
    fleet: entry.fleetName ?? entry.fleetKey ?? entryWords.someFleet,
    provider: detail.providerName ?? entryWords.someProvider,
    until: detail.untilMs === undefined || detail.untilMs <= entry.atMs ? '' : untilText(detail.untilMs, nowMs),
    verdict: detail.verdict === undefined ? '' : verdictName(detail.verdict),
    was: detail.was === undefined ? '' : verdictName(detail.was)
  })
  const via = hasVia && kind.startsWith('invitation-') && detail.via !== undefined ? entryWords.vias[detail.via] : ''
  return via === '' ? text : `${text}, ${via}`
}

function untilText(untilMs: number, nowMs: number): string {
  return formatAsOf(untilMs, Math.max(nowMs, untilMs - 6 * 24 * 3_600_000))
}
