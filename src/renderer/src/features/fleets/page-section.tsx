import { useId, type ReactNode } from 'react'
import classes from './fleet-page.module.css'

interface Props {
  readonly title: string
  /** Makes the section a place to go to. */
  readonly id?: string
  readonly aside?: ReactNode
  readonly children: ReactNode
}

/** A part of the fleet page, under its name. */
export function PageSection({ title, id, aside, children }: Props) {
  const titleId = useId()
  return (
    <section
      className={classes['section']}
      aria-labelledby={titleId}
      id={id}
      tabIndex={id === undefined ? undefined : -1}
    >
      <div className={classes['sectionHead']}>
        <h3 id={titleId} className={classes['sectionTitle']}>
          {title}
        </h3>
        {aside}
      </div>
      {children}
    </section>
  )
}
