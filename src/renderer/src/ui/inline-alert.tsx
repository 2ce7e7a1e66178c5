import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { classNames } from './class-names'
import classes from './inline-alert.module.css'

interface InlineAlertProps {
  /** `problem` interrupts a screen reader, the others wait. */
  readonly tone: 'problem' | 'caution' | 'info'
  /** What happened, in a few words. */
  readonly title?: string
  /** What it means and what to do. */
  readonly children: ReactNode
  readonly action?: ReactNode
}

/** Something to know, beside what it is about. */
export function InlineAlert({ tone, title, children, action }: InlineAlertProps) {
  const Icon = tone === 'info' ? IconInfoCircle : IconAlertTriangle
  return (
    <div className={classNames(classes['alert'], classes[tone])} role={tone === 'problem' ? 'alert' : 'status'}>
      <Icon className={classNames(classes['icon'])} size={16} stroke={1.75} aria-hidden="true" />
      <div className={classes['body']}>
        {title !== undefined && <p className={classes['title']}>{title}</p>}
        <div>{children}</div>
        {action !== undefined && <div className={classes['action']}>{action}</div>}
      </div>
    </div>
  )
}
