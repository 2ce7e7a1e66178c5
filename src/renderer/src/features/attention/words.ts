import { formatCount, formatNumber } from '@renderer/ui/count'
import { inLanguage } from '@renderer/ui/in-language'
import type { NewsKind } from './news'

/** What the attention view says beside verdicts. */
export const words = inLanguage({
  en: {
    title: 'Attention',
    listLabel: 'Fleets that need somebody',
    tilesLabel: 'Fleets by who must act; press one to see only those',
    refresh: 'Refresh',
    fleet: 'Fleet',
    verdict: 'Verdict',
    who: 'Must act',
    since: 'Since',
    actions: 'Next',
    outage: (late: number, total: number, provider: string, since: string) =>
      `${formatNumber(late)} of ${formatNumber(total)} ${provider} ${total === 1 ? 'fleet' : 'fleets'} went quiet since ${since}`,
    outageFault: (late: number, total: number, provider: string) =>
      `${formatNumber(late)} of ${formatNumber(total)} connections. The fault is at ${provider}: one call there instead of one to each fleet.`,
    unfold: (provider: string) => `Show the fleets of ${provider}`,
    fold: (provider: string) => `Hide the fleets of ${provider}`,
    ask: (provider: string) => `Ask ${provider}`,
    snoozedUntil: (until: string, reason: string) => (reason === '' ? `Until ${until}` : `Until ${until}: ${reason}`),
    shown: (count: number) => formatCount(count, 'fleet'),
    goodTitle: 'Nothing waits for anybody',
    good: (fine: number) => (fine === 1 ? 'The one fleet is fine.' : `All ${formatNumber(fine)} fleets are fine.`),
    goodWithSnoozed: (fine: number, snoozed: number) =>
      `${formatNumber(fine)} are fine, ${formatNumber(snoozed)} are snoozed.`,
    noneOfTileTitle: 'None now',
    noneOfTile: 'No fleet is in this group at the moment.',
    showAll: 'Show all that wait',
    notReadTitle: 'Fleets not read yet',
    notReadText: 'What needs you appears here once Catena has answered.',
    noFleetsTitle: 'No fleets yet',
    noFleetsText: 'Fleets appear here once they accept an invitation.',
    invite: 'Invite a fleet',
    newsTitle: (time: string) => `Since you last looked, ${time}`,
    newsNone: (time: string) => `Nothing new since you last looked, ${time}`,
    settle: 'Mark as seen',
    allNews: 'Activity',
    news: {
      accepted: (count) => `${formatNumber(count)} accepted`,
      declined: (count) => `${formatNumber(count)} declined`,
      expired: (count) => `${formatNumber(count)} expired`,
      appeared: (count) => formatCount(count, 'new fleet'),
      left: (count) => `${formatNumber(count)} left`,
      firsts: (count) => `${formatNumber(count)} with a first position`,
      worse: (count) => `${formatNumber(count)} stopped`,
      better: (count) => `${formatNumber(count)} fine again`,
      outages: (count) => formatCount(count, 'outage')
    } satisfies Record<NewsKind, (count: number) => string>
  },
  es: {
    title: 'Atención',
    listLabel: 'Flotas que necesitan a alguien',
    tilesLabel: 'Flotas según quién debe actuar; elija un grupo para ver solo ese',
    refresh: 'Actualizar',
    fleet: 'Flota',
    verdict: 'Diagnóstico',
    who: 'Debe actuar',
    since: 'Desde',
    actions: 'Siguiente',
    outage: (late: number, total: number, provider: string, since: string) =>
      `${formatNumber(late)} de ${formatNumber(total)} ${total === 1 ? 'flota' : 'flotas'} de ${provider} sin señal desde ${since}`,
    outageFault: (late: number, total: number, provider: string) =>
      `${formatNumber(late)} de ${formatNumber(total)} conexiones. La falla está en ${provider}: una llamada ahí en lugar de una a cada flota.`,
    unfold: (provider: string) => `Mostrar las flotas de ${provider}`,
    fold: (provider: string) => `Ocultar las flotas de ${provider}`,
    ask: (provider: string) => `Preguntar a ${provider}`,
    snoozedUntil: (until: string, reason: string) => (reason === '' ? `Hasta ${until}` : `Hasta ${until}: ${reason}`),
    shown: (count: number) => formatCount(count, 'fleet'),
    goodTitle: 'Nada espera a nadie',
    good: (fine: number) =>
      fine === 1 ? 'La única flota está en orden.' : `Las ${formatNumber(fine)} flotas están en orden.`,
    goodWithSnoozed: (fine: number, snoozed: number) =>
      `${formatNumber(fine)} en orden, ${formatNumber(snoozed)} pospuestas.`,
    noneOfTileTitle: 'Ninguna por ahora',
    noneOfTile: 'Ninguna flota está en este grupo en este momento.',
    showAll: 'Mostrar todo lo pendiente',
    notReadTitle: 'Aún no se han leído las flotas',
    notReadText: 'Lo que depende de usted aparece aquí cuando Catena responde.',
    noFleetsTitle: 'Aún no hay flotas',
    noFleetsText: 'Las flotas aparecen aquí cuando aceptan una invitación.',
    invite: 'Invitar una flota',
    newsTitle: (time: string) => `Desde su última visita, ${time}`,
    newsNone: (time: string) => `Nada nuevo desde su última visita, ${time}`,
    settle: 'Marcar como visto',
    allNews: 'Actividad',
    news: {
      accepted: (count) => `${formatNumber(count)} ${count === 1 ? 'aceptó' : 'aceptaron'}`,
      declined: (count) => `${formatNumber(count)} ${count === 1 ? 'rechazó' : 'rechazaron'}`,
      expired: (count) => `${formatNumber(count)} ${count === 1 ? 'vencida' : 'vencidas'}`,
      appeared: (count) => `${formatNumber(count)} ${count === 1 ? 'flota nueva' : 'flotas nuevas'}`,
      left: (count) => `${formatNumber(count)} ${count === 1 ? 'se fue' : 'se fueron'}`,
      firsts: (count) => `${formatNumber(count)} con primera posición`,
      worse: (count) => `${formatNumber(count)} ${count === 1 ? 'se detuvo' : 'se detuvieron'}`,
      better: (count) => `${formatNumber(count)} de nuevo en orden`,
      outages: (count) => `${formatNumber(count)} ${count === 1 ? 'falla' : 'fallas'}`
    }
  }
})
