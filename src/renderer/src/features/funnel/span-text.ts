const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** How long something has lasted: "40 min", "5 h", "3 d". */
export function spanText(spanMs: number): string {
  const ms = Math.max(0, spanMs)
  if (ms < hourMs) return `${Math.floor(ms / minuteMs)} min`
  return ms < 2 * dayMs ? `${Math.floor(ms / hourMs)} h` : `${Math.floor(ms / dayMs)} d`
}
