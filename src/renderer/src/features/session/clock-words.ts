import { inLanguage } from '../../ui/in-language'

/** From here on the ages on screen are wrong enough to mislead (UX.md section 4.1, rule d). */
const warnFromMs = 2 * 60_000

const words = inLanguage({
  en: {
    behind: (span: string) => `${span} behind Catena’s`,
    ahead: (span: string) => `${span} ahead of Catena’s`,
    notCompared: 'Not compared yet',
    agrees: 'Agrees with Catena’s',
    warning: (difference: string) =>
      `This computer’s clock is ${difference}. Ages of positions may be wrong. Set the clock automatically in the system’s settings.`
  },
  es: {
    behind: (span: string) => `${span} atrasado respecto al de Catena`,
    ahead: (span: string) => `${span} adelantado respecto al de Catena`,
    notCompared: 'Aún no comparado',
    agrees: 'Coincide con el de Catena',
    warning: (difference: string) =>
      `El reloj de esta computadora está ${difference}. La antigüedad de las posiciones puede ser incorrecta. Configure la hora automática en los ajustes del sistema.`
  }
})

/** True when this computer's clock and the server's are too far apart for ages to be believed. */
export function isClockWrong(clockAheadMs: number | null): boolean {
  return clockAheadMs !== null && Math.abs(clockAheadMs) > warnFromMs
}

/** The difference alone: "5 min behind Catena’s", to follow "this computer's clock is". */
function differenceText(clockAheadMs: number): string {
  const span = spanText(Math.abs(clockAheadMs))
  return clockAheadMs > 0 ? words.behind(span) : words.ahead(span)
}

/**
 * How this computer's clock stands to the server's.
 *
 * @param clockAheadMs by how much the server's is ahead; null when no answer has told yet
 */
export function clockText(clockAheadMs: number | null): string {
  if (clockAheadMs === null) return words.notCompared
  return Math.abs(clockAheadMs) < 1000 ? words.agrees : differenceText(clockAheadMs)
}

/** What a wrong clock means and what to do; for `isClockWrong`. */
export function clockWarning(clockAheadMs: number): string {
  return words.warning(differenceText(clockAheadMs))
}

function spanText(spanMs: number): string {
  const seconds = Math.round(spanMs / 1000)
  if (seconds < 120) return `${seconds} s`
  const minutes = Math.round(seconds / 60)
  if (minutes < 120) return `${minutes} min`
  const hours = Math.round(minutes / 60)
  return hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} d`
}
