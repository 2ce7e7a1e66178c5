import type { ClipboardEvent } from 'react'

interface ShortIdProps {
  readonly value: string
  /** Longer ones are shortened; the default leaves a VIN whole. */
  readonly longest?: number
}

/** An id, shortened in the middle on screen and copied whole (LOOK.md, "Type and space"). */
export function ShortId({ value, longest = 18 }: ShortIdProps) {
  const copyWhole = (event: ClipboardEvent) => {
    event.clipboardData.setData('text/plain', value)
    event.preventDefault()
  }
  return (
    <span title={value.length > longest ? value : undefined} onCopy={copyWhole}>
      {shortenMiddle(value, longest)}
    </span>
  )
}

/**
 * Keeps both ends, which are what people compare: "8f3a21c…e09b4d".
 *
 * @param longest length of the result at most
 */
export function shortenMiddle(value: string, longest: number): string {
  if (value.length <= longest) return value
  const kept = Math.max(2, longest - 1)
  const head = Math.ceil(kept / 2)
  return `${value.slice(0, head)}…${value.slice(value.length - (kept - head))}`
}
