import type { ReactNode } from 'react'
import classes from './settings.module.css'

/** One part of the settings, under its heading. */
export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={classes['section']}>
      <h2 className={classes['sectionTitle']}>{title}</h2>
      {children}
    </section>
  )
}

interface RowProps {
  readonly label: string
  readonly labelFor?: string
  readonly hint?: string
  readonly children: ReactNode
}

/** One setting: its name, what it means, and where it is chosen. */
export function Row({ label, labelFor, hint, children }: RowProps) {
  return (
    <div className={classes['row']}>
      <div>
        {labelFor === undefined ? <span>{label}</span> : <label htmlFor={labelFor}>{label}</label>}
        {hint !== undefined && <p className={classes['hint']}>{hint}</p>}
      </div>
      <div className={classes['value']}>{children}</div>
    </div>
  )
}
