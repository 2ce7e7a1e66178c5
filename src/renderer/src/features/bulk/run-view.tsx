import { Button, Checkbox } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMemo, useState } from 'react'
import { bulkRowStatuses, type BulkRowStatus } from './row-statuses'
import type { BulkState } from '@shared/ipc/schemas-bulk'
import { useBridge } from '@renderer/state/stores'
import { formatNumber } from '@renderer/ui/count'
import { failureSentence } from '@renderer/ui/failure-words'
import { FilterChip, FilterChips } from '@renderer/ui/filter-chip'
import { InlineAlert } from '@renderer/ui/inline-alert'
import classes from './bulk.module.css'
import { RunTable } from './run-table'
import { holdText, leftText, phaseText } from './run-words'
import { words } from './words'

/** A run: how far it is, what it waits for, what became of each row, and how it is steered. */
export function RunView({ state }: { readonly state: BulkState }) {
  const { counts, phase } = state
  const [chosen, setChosen] = useState<BulkRowStatus | null>(null)
  const status = chosen !== null && counts[chosen] > 0 ? chosen : null
  const shown = useMemo(
    () => (status === null ? state.rows : state.rows.filter((row) => row.status === status)),
    [state.rows, status]
  )
  const left = counts.waiting + counts.sending
  const done = counts.total - left
  const hold = holdText(phase)
  return (
    <>
      <div className={classes['block']}>
        <div className={classes['row']}>
          <span className={classes['figure']}>{phaseText(phase)}</span>
          <span className={classes['sub']}>
            {words.progress(done, counts.total)}
            {state.leftMs !== null && left > 0 && ` · ${leftText(state.leftMs)}`}
          </span>
          <span className={classes['spring']} />
          {phase.kind === 'ended' ? <EndedActions /> : <RunningActions phase={phase} left={left} />}
        </div>
        <progress className={classes['progress']} aria-label={words.progressLabel} max={counts.total} value={done} />
        <p className={classes['hidden']} role="status">
          {/* Each tenth, and each change of what it does: a screen reader is told, not talked over. */}
          {`${phaseText(phase)}. ${words.progress(tenthOf(done, counts.total), counts.total)}. ${hold ?? ''}`}
        </p>
        {hold !== null && <p className={classes['note']}>{hold}</p>}
        {phase.kind === 'running' && hold === null && <p className={classes['note']}>{words.keepsRunning}</p>}
        {phase.kind === 'paused' && phase.reason === 'interrupted' && (
          <InlineAlert tone="caution">{words.interruptedText}</InlineAlert>
        )}
        {phase.kind === 'paused' && phase.failure !== null && (
          <InlineAlert tone="problem">{failureSentence({ code: phase.failure })}</InlineAlert>
        )}
        {state.isUnsaved && phase.kind !== 'ended' && <InlineAlert tone="caution">{words.unsaved}</InlineAlert>}
      </div>
      <div className={classes['tools']}>
        <FilterChips label={words.statusesLabel}>
          <FilterChip isPressed={status === null} count={formatNumber(counts.total)} onPress={() => setChosen(null)}>
            {words.all}
          </FilterChip>
          {bulkRowStatuses
            .filter((one) => counts[one] > 0)
            .map((one) => (
              <FilterChip
                key={one}
                isPressed={status === one}
                count={formatNumber(counts[one])}
                onPress={() => setChosen(status === one ? null : one)}
              >
                {words.statuses[one]}
              </FilterChip>
            ))}
        </FilterChips>
      </div>
      <RunTable rows={shown} />
    </>
  )
}

function tenthOf(done: number, total: number): number {
  const step = Math.max(1, Math.ceil(total / 10))
  return done === total ? total : Math.floor(done / step) * step
}

function RunningActions({ phase, left }: { readonly phase: BulkState['phase']; readonly left: number }) {
  const bridge = useBridge()
  const [isAsking, setIsAsking] = useState(false)
  const ask = async (name: 'bulk:pause' | 'bulk:resume' | 'bulk:cancel') => {
    setIsAsking(false)
    const answer = await bridge.calls[name](undefined)
    if (!answer.ok) notifications.show({ color: 'red', message: failureSentence(answer.error) })
  }
  if (isAsking) {
    return (
      <>
        <span>{words.cancelQuestion(left)}</span>
        <Button size="xs" variant="default" autoFocus onClick={() => setIsAsking(false)}>
          {words.cancelNo}
        </Button>
        <Button size="xs" variant="default" color="red" onClick={() => void ask('bulk:cancel')}>
          {words.cancelYes}
        </Button>
      </>
    )
  }
  return (
    <>
      <Button size="xs" variant="subtle" color="gray" onClick={() => setIsAsking(true)}>
        {words.cancel}
      </Button>
      {phase.kind === 'paused' ? (
        <Button size="xs" onClick={() => void ask('bulk:resume')}>
          {words.resume}
        </Button>
      ) : (
        <Button size="xs" variant="default" onClick={() => void ask('bulk:pause')}>
          {words.pause}
        </Button>
      )}
    </>
  )
}

function EndedActions() {
  const bridge = useBridge()
  const [includesLinks, setIncludesLinks] = useState(false)
  const save = async () => {
    const answer = await bridge.calls['bulk:export']({ includesLinks })
    if (!answer.ok) {
      notifications.show({ color: 'red', title: words.notExported, message: failureSentence(answer.error) })
    } else if (answer.value.kind === 'saved') notifications.show({ message: words.exported(answer.value.fileName) })
    else if (answer.value.kind === 'not-written') {
      const message = failureSentence({ code: 'file-not-written' })
      notifications.show({ color: 'red', title: words.notExported, message })
    }
  }
  return (
    <>
      <Checkbox
        size="xs"
        label={words.includesLinks}
        title={words.linksHint}
        checked={includesLinks}
        onChange={(event) => setIncludesLinks(event.currentTarget.checked)}
      />
      <Button size="xs" variant="default" onClick={() => void save()}>
        {words.export}
      </Button>
      <Button size="xs" onClick={() => void bridge.calls['bulk:dismiss'](undefined)}>
        {words.dismiss}
      </Button>
    </>
  )
}
