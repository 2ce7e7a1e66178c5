import type { JournalEntry } from '@shared/ipc/schemas-journal'
import { numberLocale } from '@shared/domain/language'
import { inLanguage } from '@renderer/ui/in-language'

const count = new Intl.NumberFormat(numberLocale())

const kinds = inLanguage({
  en: {
    'invitation-created': 'Invited',
    'invitation-refreshed': 'Sent again',
    'invitation-accepted': 'Accepted by the fleet',
    'invitation-declined': 'Declined by the fleet',
    'invitation-expired': 'Link ended',
    'invitation-revoked': 'Revoked',
    'invitation-copied': 'Link copied',
    'invitation-mailed': 'Opened in mail',
    'invitation-shown': 'Link shown',
    'fleet-appeared': 'Fleet appeared',
    'fleet-left': 'Fleet left',
    'first-vehicle': 'First vehicle',
    'first-position': 'First position',
    'verdict-changed': 'State of a connection changed',
    'outage-began': 'Outage of a provider began',
    'outage-ended': 'Outage of a provider ended',
    chased: 'Chased',
    snoozed: 'Snoozed',
    'note-changed': 'Note changed',
    'bulk-ended': 'Bulk run ended'
  } satisfies Record<JournalEntry['kind'], string>,
  es: {
    'invitation-created': 'Invitada',
    'invitation-refreshed': 'Enviada de nuevo',
    'invitation-accepted': 'La flota aceptó',
    'invitation-declined': 'La flota rechazó',
    'invitation-expired': 'El enlace terminó',
    'invitation-revoked': 'Revocada',
    'invitation-copied': 'Enlace copiado',
    'invitation-mailed': 'Abierta en el correo',
    'invitation-shown': 'Enlace mostrado',
    'fleet-appeared': 'Apareció la flota',
    'fleet-left': 'La flota se fue',
    'first-vehicle': 'Primer vehículo',
    'first-position': 'Primera posición',
    'verdict-changed': 'Cambió el estado de una conexión',
    'outage-began': 'Comenzó la falla de un proveedor',
    'outage-ended': 'Terminó la falla de un proveedor',
    chased: 'Contactada',
    snoozed: 'Pospuesta',
    'note-changed': 'Nota cambiada',
    'bulk-ended': 'Terminó un envío masivo'
  }
})

const routes = inLanguage({
  en: { copy: '', message: 'as a message', mail: '', browser: 'in the browser', qr: 'as a QR code', reveal: '' },
  es: { copy: '', message: 'como mensaje', mail: '', browser: 'en el navegador', qr: 'como código QR', reveal: '' }
})

/** What happened, in a few words: "Link copied as a message". */
export function journalText({ kind, detail }: JournalEntry): string {
  const more = [
    detail.via === undefined ? '' : routes[detail.via],
    detail.count === undefined ? '' : `(${count.format(detail.count)})`
  ]
  return [kinds[kind], ...more].filter((part) => part !== '').join(' ')
}
