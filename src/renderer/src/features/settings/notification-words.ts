import { inLanguage } from '@renderer/ui/in-language'

/** What the computer tells while the app is not in front, in words. */
export const notificationWords = inLanguage({
  en: {
    title: 'Notifications while Fleet Desk is not in front',
    accepted: { label: 'A fleet accepted', hint: 'Its vehicles follow as soon as its provider sends them.' },
    declined: { label: 'A fleet declined', hint: 'With its reason, where it gave one, in the list of invitations.' },
    expiring: { label: 'An invitation is about to expire', hint: 'While there is time to extend it.' },
    outage: { label: 'A provider has an outage', hint: 'Told once for all of its fleets.' }
  },
  es: {
    title: 'Avisos mientras Fleet Desk no está al frente',
    accepted: { label: 'Una flota aceptó', hint: 'Sus vehículos llegan en cuanto su proveedor los envía.' },
    declined: { label: 'Una flota rechazó', hint: 'Con su motivo, si lo dio, en la lista de invitaciones.' },
    expiring: { label: 'Una invitación está por vencer', hint: 'Mientras hay tiempo de prolongarla.' },
    outage: { label: 'Un proveedor tiene una falla', hint: 'Una sola vez para todas sus flotas.' }
  }
})
