import type { ReactNode } from 'react'
import classes from './filter-chip.module.css'

interface FilterChipProps {
  readonly isPressed: boolean
  /** How many things it stands for, as text. */
  readonly count: string
  /** What the word means, for those who point at it. */
  readonly hint?: string
  readonly onPress: () => void
  /** The word, with its mark. */
  readonly children: ReactNode
}

/** A number that filters: shows how many there are of a kind, and only those when pressed. */
export function FilterChip({ isPressed, count, hint, onPress, children }: FilterChipProps) {
  return (
    <button type="button" className={classes['chip']} aria-pressed={isPressed} title={hint} onClick={onPress}>
      {children} <b>{count}</b>
    </button>
  )
}

interface FilterChipsProps {
  readonly label: string
  readonly children: ReactNode
}

/** Chips that belong together. */
export function FilterChips({ label, children }: FilterChipsProps) {
  return (
    <div className={classes['chips']} role="group" aria-label={label}>
      {children}
    </div>
  )
}
