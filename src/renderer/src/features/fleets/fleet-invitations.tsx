import { invitationStanding } from '@shared/domain/invitation'
import { useMemo } from 'react'
import { useInvitations, useNow } from '@renderer/state/stores'
import { formatAsOf } from '@renderer/ui/as-of'
import { StandingChip } from '../invitations/standing-chip'
import classes from './fleet-page.module.css'
import { PageSection } from './page-section'
import { pageWords } from './page-words'

/** The invitations that this fleet got, newest first. */
export function FleetInvitations({ handles }: { readonly handles: readonly string[] }) {
  const nowMs = useNow()
  const all = useInvitations((state) => state.rows)
  const rows = useMemo(() => {
    const byHandle = new Map(all.map((row) => [row.handle, row]))
    return handles.flatMap((handle) => byHandle.get(handle) ?? [])
  }, [all, handles])
  return (
    <PageSection title={pageWords.invitations}>
      {rows.length === 0 ? (
        <p className={classes['quiet']}>{pageWords.noInvitations}</p>
      ) : (
        <ul className={classes['lines']}>
          {rows.map((row) => (
            <li key={row.handle}>
              <StandingChip standing={invitationStanding(row.status, row.expiresAtMs, nowMs)} status={row.status} />
              <span className={classes['quiet']}>
                {row.createdAtMs === null ? '' : pageWords.created(formatAsOf(row.createdAtMs, nowMs))}
              </span>
            </li>
          ))}
        </ul>
      )}
    </PageSection>
  )
}
