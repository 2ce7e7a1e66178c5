import { inLanguage } from '@renderer/ui/in-language'

/** The words of an invitation's details. */
export const panelWords = inLanguage({
  en: {
    label: (fleet: string) => `Invitation of ${fleet}`,
    close: 'Close details',
    ref: 'Reference',
    email: 'E-mail',
    phone: 'Phone',
    created: 'Created',
    expires: 'Expires',
    ended: 'Ended',
    accepted: 'Accepted',
    declined: 'Declined',
    reason: 'Reason',
    asksFor: 'Asks for',
    readWrite: 'read and write',
    providers: 'Providers',
    anyProvider: 'any',
    journal: 'What was done',
    noJournal: 'Nothing yet. Copying, mailing and every change of status are noted here.',
    copyMessage: 'Message…',
    qr: 'QR code…',
    repairs: 'The fleet opens the same link to repair a stale connection.'
  },
  es: {
    label: (fleet: string) => `Invitación de ${fleet}`,
    close: 'Cerrar detalles',
    ref: 'Referencia',
    email: 'Correo',
    phone: 'Teléfono',
    created: 'Creada',
    expires: 'Vence',
    ended: 'Terminó',
    accepted: 'Aceptada',
    declined: 'Rechazada',
    reason: 'Motivo',
    asksFor: 'Pide',
    readWrite: 'lectura y escritura',
    providers: 'Proveedores',
    anyProvider: 'cualquiera',
    journal: 'Lo que se hizo',
    noJournal: 'Nada todavía. Aquí se anota cada copia, correo y cambio de estado.',
    copyMessage: 'Mensaje…',
    qr: 'Código QR…',
    repairs: 'La flota abre el mismo enlace para reparar una conexión vencida.'
  }
})
