import type { FleetDetail } from '@shared/ipc/schemas-fleets'
import { useNow } from '@renderer/state/stores'
import { formatAsOf } from '@renderer/ui/as-of'
import classes from './fleet-page.module.css'
import { isInvisible, NotVisible } from './not-visible'
import { PageSection } from './page-section'
import { pageWords } from './page-words'
import { scopeLines } from './resource-words'
import { agreementName } from './words'

/** What the fleet agreed to share, and how long. */
export function FleetAgreements({ detail: { agreements, invisible } }: { readonly detail: FleetDetail }) {
  const nowMs = useNow()
  return (
    <PageSection title={pageWords.agreements}>
      <NotVisible part="agreements" invisible={invisible} />
      {agreements.length === 0 && !isInvisible('agreements', invisible) && (
        <p className={classes['quiet']}>{pageWords.noAgreement}</p>
      )}
      {agreements.map(({ status, effectiveAtMs, expiresAtMs, scopes }, index) => (
        <div key={index}>
          <p>
            <b>{agreementName(status)}</b>{' '}
            <span className={classes['quiet']}>
              {[
                effectiveAtMs === null ? null : pageWords.from(formatAsOf(effectiveAtMs, nowMs)),
                expiresAtMs === null ? pageWords.openEnded : pageWords.until(dateText(expiresAtMs, nowMs))
              ]
                .filter((text) => text !== null)
                .join(' · ')}
            </span>
          </p>
          {scopeLines(scopes).map((line) => (
            <p key={line} className={classes['quiet']}>
              {line}
            </p>
          ))}
        </div>
      ))}
    </PageSection>
  )
}

/** A date ahead as `formatAsOf` tells one behind. */
function dateText(atMs: number, nowMs: number): string {
  const weekMs = 7 * 24 * 3_600_000
  return formatAsOf(atMs, atMs > nowMs + weekMs ? atMs + 2 * weekMs : Math.max(nowMs, atMs))
}
