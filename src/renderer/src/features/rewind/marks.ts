/** A moment with its name on the slider. */
export interface Mark {
  readonly value: number
  readonly label: string
}

const hourMs = 3_600_000
/** Hours between two marks; the first that leaves few enough is taken. */
const spacingsHours = [1, 2, 3, 6]
const mostMarks = 8
/** A mark this near to an end would lie on its neighbour. */
const marginShare = 0.04

/**
 * Full hours between two moments, few enough to be read.
 *
 * @param fromMs epoch milliseconds
 * @param toMs epoch milliseconds
 * @param name what to call a moment
 */
export function marksBetween(fromMs: number, toMs: number, name: (atMs: number) => string): Mark[] {
  const spacingHours = spacingsHours.find((hours) => (toMs - fromMs) / (hours * hourMs) <= mostMarks) ?? 6
  const marginMs = (toMs - fromMs) * marginShare
  const marks: Mark[] = []
  // By the computer's own hours, so that "06:00" is six o'clock here, also where zones differ by half an hour or the clocks change.
  const next = new Date(fromMs)
  next.setMinutes(0, 0, 0)
  while (next.getTime() <= toMs - marginMs) {
    const atMs = next.getTime()
    if (atMs >= fromMs + marginMs && next.getHours() % spacingHours === 0)
      marks.push({ value: atMs, label: name(atMs) })
    next.setTime(atMs + hourMs)
  }
  return marks
}
