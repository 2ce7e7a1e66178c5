import { pageLanguage } from '@shared/domain/language'
import { formatCount, formatNumber } from '@renderer/ui/count'
import { inLanguage } from '@renderer/ui/in-language'
import type { EntryGroup } from './entry-groups'

/** What the activity screen says around its entries. */
export const words = inLanguage({
  en: {
    title: 'Activity',
    lead: 'Kept on this computer for 90 days, encrypted. Nobody else sees it.',
    listLabel: 'What happened',
    groupsLabel: 'Show only',
    groups: {
      invitations: 'Answers to invitations',
      fleets: 'Fleets and firsts',
      verdicts: 'Verdicts',
      outages: 'Outages',
      yours: 'What you did'
    } satisfies Record<EntryGroup, string>,
    onlyOf: (fleet: string) => `Only ${fleet}`,
    allFleets: 'Show all fleets',
    entries: (count: number, isWhole: boolean) =>
      isWhole ? formatCount(count, 'entry', 'entries') : `${formatNumber(count)} newest entries`,
    reading: 'Reading older entries',
    end: 'Nothing older is kept.',
    emptyTitle: 'Nothing has happened yet',
    emptyText: 'Invitations, answers, outages and what you do about fleets will be listed here.',
    filteredTitle: 'No such entry',
    clear: 'Show everything',
    isNew: 'New since you last looked',
    today: 'Today',
    yesterday: 'Yesterday'
  },
  es: {
    title: 'Actividad',
    lead: 'Se guarda en esta computadora durante 90 días, cifrada. Nadie más la ve.',
    listLabel: 'Qué sucedió',
    groupsLabel: 'Mostrar solo',
    groups: {
      invitations: 'Respuestas a invitaciones',
      fleets: 'Flotas y primeras veces',
      verdicts: 'Diagnósticos',
      outages: 'Fallas',
      yours: 'Lo que usted hizo'
    },
    onlyOf: (fleet: string) => `Solo ${fleet}`,
    allFleets: 'Mostrar todas las flotas',
    entries: (count: number, isWhole: boolean) =>
      isWhole
        ? `${formatNumber(count)} ${count === 1 ? 'entrada' : 'entradas'}`
        : `${formatNumber(count)} entradas más recientes`,
    reading: 'Leyendo entradas anteriores',
    end: 'No se guarda nada anterior.',
    emptyTitle: 'Aún no ha sucedido nada',
    emptyText: 'Aquí se listarán invitaciones, respuestas, fallas y lo que usted haga con las flotas.',
    filteredTitle: 'No hay tal entrada',
    clear: 'Mostrar todo',
    isNew: 'Nuevo desde su última visita',
    today: 'Hoy',
    yesterday: 'Ayer'
  }
})

const days = new Intl.DateTimeFormat(pageLanguage() === 'es' ? 'es-MX' : 'en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long'
})

/** The name of a day: "Today", "Yesterday", "Tuesday 3 November". */
export function dayName(atMs: number, nowMs: number): string {
  const day = new Date(atMs).toDateString()
  if (day === new Date(nowMs).toDateString()) return words.today
  if (day === new Date(nowMs - 24 * 3_600_000).toDateString()) return words.yesterday
  return days.format(atMs)
}
