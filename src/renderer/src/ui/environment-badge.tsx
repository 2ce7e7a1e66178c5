import type { Profile } from '@shared/ipc/schemas-session'
import classes from './environment-badge.module.css'

const labels = { test: 'Test', demo: 'Demo' } as const

/** Says beside a profile's name that it is not production; nothing for production, which is the usual. */
export function EnvironmentBadge({ environment }: { readonly environment: Profile['environment'] }) {
  if (environment === 'production') return null
  return (
    <span className={classes['badge']} data-environment={environment}>
      {labels[environment]}
    </span>
  )
}
