import { inLanguage } from '@renderer/ui/in-language'
import { formatNumber } from '@renderer/ui/count'

/** Words about a run that stand outside its screen. */
export const statusWords = inLanguage({
  en: {
    inviteMany: 'Invite many…',
    running: (done: number, total: number) => `Inviting: ${formatNumber(done)} of ${formatNumber(total)}`,
    paused: (left: number) => `Inviting paused: ${formatNumber(left)} left`,
    ended: (total: number) => `Invitations done: ${formatNumber(total)}`
  },
  es: {
    inviteMany: 'Invitar a muchas…',
    running: (done, total) => `Invitando: ${formatNumber(done)} de ${formatNumber(total)}`,
    paused: (left) => `Envío en pausa: faltan ${formatNumber(left)}`,
    ended: (total) => `Invitaciones listas: ${formatNumber(total)}`
  }
})
