import type { ReactNode } from 'react'
import classes from './empty-state.module.css'

interface EmptyStateProps {
  /** What is missing, with its noun: "No invitations yet". */
  readonly title: string
  /** One sentence of what will be here. */
  readonly children: ReactNode
  /** At most one button; none when the emptiness is good news. */
  readonly action?: ReactNode
}

/** A surface with nothing on it yet (UX.md section 4.5). */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className={classes['empty']}>
      <h2 className={classes['title']}>{title}</h2>
      <p className={classes['text']}>{children}</p>
      {action}
    </div>
  )
}
