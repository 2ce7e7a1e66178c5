import { classNames } from './class-names'
import classes from './status-mark.module.css'

/** `neutral` for what is over or unknown. Colour is never alone: each tone has its own shape, and the word stands beside it. */
export type StatusTone = 'live' | 'late' | 'problem' | 'accent' | 'neutral'

/** The shape alone: filled for live, ring for late, square for a problem, diamond for what waits, hollow for neutral. */
export function StatusMark({ tone }: { readonly tone: StatusTone }) {
  return <span className={classNames(classes['mark'], classes[`mark-${tone}`])} aria-hidden="true" />
}
