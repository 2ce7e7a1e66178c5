import type { Profile } from '@shared/ipc/schemas-session'
import classes from './environment-badge.module.css'
import { inLanguage } from './in-language'

const labels = inLanguage({ en: { test: 'Test', demo: 'Demo' }, es: { test: 'Prueba', demo: 'Demo' } })

/** Says beside a profile's name that it is not production; nothing for production, which is the usual. */
export function EnvironmentBadge({ environment }: { readonly environment: Profile['environment'] }) {
  if (environment === 'production') return null
  return (
    <span className={classes['badge']} data-environment={environment}>
      {labels[environment]}
    </span>
  )
}
