import { Button, Tooltip } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { funnelStages, type FunnelRow } from '@shared/domain/funnel'
import { formatAge, formatExact } from '@shared/domain/time'
import type { InvitationDialog } from '@renderer/features/invitations/invitation-dialogs'
import { useInvitationView, useStores } from '@renderer/state/stores'
import classes from './funnel.module.css'
import { spanText } from './span-text'
import { words } from './words'

interface Props {
  readonly row: FunnelRow
  readonly index: number
  readonly topPx: number
  readonly nowMs: number
  readonly writeBlock: string | null
  readonly onDialog: (dialog: InvitationDialog) => void
}

/** One fleet on its way: what it has passed, where it stands, for how long, and what to do. */
export function FunnelTableRow({ row, index, topPx, nowMs, writeBlock, onDialog }: Props) {
  const { invitationView } = useStores()
  const open = useInvitationView((view) => view.open)
  const label = row.name ?? row.fleetRef
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={classes['row']}
      data-stuck={row.isStuck || undefined}
      style={{ transform: `translateY(${topPx}px)` }}
    >
      <span role="cell" className={classes['fleet']}>
        <button
          type="button"
          className={classes['name']}
          onClick={() => {
            open(row.handle)
            invitationView.getState().show('list')
          }}
        >
          {label}
        </button>
        {row.name !== null && <span className={classes['ref']}>{row.fleetRef}</span>}
      </span>
      <span role="cell" data-column="way">
        <Way row={row} nowMs={nowMs} />
      </span>
      <span role="cell" className={classes['stands']}>
        {row.isStuck && <IconAlertTriangle className={classes['stuckMark']} size={14} aria-hidden="true" />}
        <span className={classes['text']}>
          {row.isStuck && <b>{words.stuck} · </b>}
          {words.at[row.stage]}
        </span>
      </span>
      <span role="cell" className={classes['since']}>
        {row.sinceMs === null ? (
          words.unknownSince
        ) : (
          <Tooltip label={formatExact(row.sinceMs)}>
            <time dateTime={new Date(row.sinceMs).toISOString()}>{spanText(nowMs - row.sinceMs)}</time>
          </Tooltip>
        )}
      </span>
      <span role="cell" className={classes['next']}>
        <NextAction row={row} label={label} writeBlock={writeBlock} onDialog={onDialog} />
      </span>
    </div>
  )
}

/** Five dots, filled as far as the fleet has come. */
function Way({ row, nowMs }: Pick<Props, 'row' | 'nowMs'>) {
  const isEnd = row.stage === 'declined' || row.stage === 'expired'
  const reached = row.stage === 'declined' || row.stage === 'expired' ? 0 : funnelStages.indexOf(row.stage)
  const said = funnelStages.map((stage, place) => {
    const atMs = row.reachedAtMs[stage]
    if (place > reached) return words.notReached(words.stages[stage])
    return words.reached(words.stages[stage], atMs === null ? words.unknownSince : formatAge(atMs, nowMs))
  })
  return (
    <span className={classes['way']} role="img" aria-label={said.join(', ')} title={said.join('\n')}>
      {funnelStages.map((stage, place) => (
        <i key={stage} data-reached={place <= reached || undefined} data-end={(isEnd && place === 0) || undefined} />
      ))}
    </span>
  )
}

interface NextProps extends Pick<Props, 'row' | 'writeBlock' | 'onDialog'> {
  readonly label: string
}

function NextAction({ row, label, writeBlock, onDialog }: NextProps) {
  const { invitations } = useStores()
  const { action } = row
  if (action === 'none' || action === 'wait') return <span className={classes['quiet']}>{words.actions[action]}</span>
  const isSent = action === 'extend' || action === 'invite-again'
  const act = () => {
    const invitation = invitations.getState().rows.find(({ handle }) => handle === row.handle)
    if (invitation === undefined) return
    onDialog(isSent ? { kind: 'resend', rows: [invitation] } : { kind: 'message', row: invitation })
  }
  return (
    <Button
      size="compact-xs"
      variant="default"
      aria-label={words.actionOf(words.actions[action], label)}
      disabled={isSent && writeBlock !== null}
      title={isSent ? (writeBlock ?? undefined) : undefined}
      onClick={act}
    >
      {words.actions[action]}
    </Button>
  )
}
