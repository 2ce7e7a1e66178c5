import { Button, Checkbox } from '@mantine/core'
import { useMemo, useState } from 'react'
import {
  bulkVerdictKinds,
  fixesOf,
  verdictCounts,
  type BulkVerdictKind,
  type CheckedRow
} from '@shared/domain/bulk-check'
import type { BulkMapping } from '@shared/domain/bulk-mapping'
import type { BulkExpectation, BulkTexts } from '@shared/domain/bulk-row'
import type { ParsedTable } from '@shared/domain/bulk-table'
import { formatWeekdayTime } from '@shared/domain/time'
import { ownTimeZone } from '@renderer/features/invitations/own-time-zone'
import { useInvitations, useNow } from '@renderer/state/stores'
import { formatAsOf } from '@renderer/ui/as-of'
import { formatNumber } from '@renderer/ui/count'
import { FilterChip, FilterChips } from '@renderer/ui/filter-chip'
import { AskedDialog } from './asked-dialog'
import { askedSummary, askedWords } from './asked-words'
import classes from './bulk.module.css'
import { CheckTable } from './check-table'
import { RowEditor } from './row-editor'
import { StartRun } from './start-run'
import { useBulkDraft } from './use-bulk-draft'
import { useCheckedRows } from './use-checked-rows'
import { words } from './words'

interface Props {
  readonly table: ParsedTable
  readonly mapping: BulkMapping
}

const askedKinds = ['extends', 're-opens', 'renews'] as const satisfies readonly BulkExpectation[]

/** The dry run: what would become of each row, and what can be corrected, before anything goes out. */
export function CheckStep({ table, mapping }: Props) {
  const { draft, change } = useBulkDraft()
  const asOfMs = useInvitations((list) => list.asOfMs)
  const nowMs = useNow()
  const rows = useCheckedRows(table, mapping, draft.edits)
  const counts = useMemo(() => verdictCounts(rows), [rows])
  const fixable = useMemo(() => rows.filter((row) => Object.keys(fixesOf(row)).length > 0), [rows])
  const [chosen, setChosen] = useState<BulkVerdictKind | null>(null)
  const [edited, setEdited] = useState<CheckedRow | null>(null)
  const [isAsking, setIsAsking] = useState(false)
  // A kind whose last row was corrected shows everything again.
  const kind = chosen !== null && counts[chosen] > 0 ? chosen : null
  const shown = useMemo(() => (kind === null ? rows : rows.filter((row) => row.verdict.kind === kind)), [rows, kind])
  const { sent } = draft
  const endMs = nowMs + draft.common.expiresInHours * 3_600_000
  const sending = useMemo(() => rows.filter(({ verdict }) => sent.some((one) => one === verdict.kind)), [rows, sent])

  const edit = (line: number, texts: Partial<BulkTexts>, edits: Map<number, Partial<BulkTexts>>) =>
    edits.set(line, { ...edits.get(line), ...texts })
  const fix = (some: readonly CheckedRow[]) => {
    const edits = new Map(draft.edits)
    for (const row of some) edit(row.line, fixesOf(row), edits)
    change({ edits })
  }
  const toggle = (asked: BulkExpectation, isTicked: boolean) => {
    const others = sent.filter((other) => other !== asked)
    change({ sent: isTicked ? [...others, asked] : others })
  }
  const present = bulkVerdictKinds.filter((one) => counts[one] > 0)
  const asked = askedKinds.filter((one) => counts[one] > 0)

  return (
    <>
      <div className={classes['tools']}>
        <FilterChips label={words.verdictsLabel}>
          <FilterChip isPressed={kind === null} count={formatNumber(rows.length)} onPress={() => setChosen(null)}>
            {words.all}
          </FilterChip>
          {present.map((one) => (
            <FilterChip
              key={one}
              isPressed={kind === one}
              count={formatNumber(counts[one])}
              hint={words.verdictHints[one]}
              onPress={() => setChosen(kind === one ? null : one)}
            >
              {words.verdicts[one]}
            </FilterChip>
          ))}
        </FilterChips>
        <span className={classes['spring']} />
        {fixable.length > 0 && (
          <Button size="xs" variant="light" onClick={() => fix(fixable)}>
            {words.fixAll(fixable.length)}
          </Button>
        )}
      </div>
      <CheckTable rows={shown} onFix={(row) => fix([row])} onEdit={setEdited} />
      <footer className={classes['footer']}>
        <div className={classes['choices']}>
          <div className={classes['row']}>
            <Button size="xs" variant="default" onClick={() => setIsAsking(true)}>
              {askedWords.change}
            </Button>
            <span className={classes['asked']} role="status" aria-label={askedWords.summary}>
              {askedSummary(draft.common, formatWeekdayTime(endMs, ownTimeZone()))}
            </span>
          </div>
          <span className={classes['sub']}>
            {asOfMs === null ? words.neverRead : words.asOf(formatAsOf(asOfMs, nowMs))}
          </span>
          {asked.length > 0 && (
            <div className={classes['row']} role="group" aria-label={words.alsoSend}>
              <span className={classes['sub']}>{words.alsoSend}</span>
              {asked.map((one) => (
                <Checkbox
                  key={one}
                  size="xs"
                  label={words.alsoSendKinds[one](counts[one])}
                  checked={sent.includes(one)}
                  onChange={(event) => toggle(one, event.currentTarget.checked)}
                />
              ))}
            </div>
          )}
        </div>
        <div className={classes['sends']}>
          <Button size="xs" variant="subtle" color="gray" onClick={() => change({ step: 'columns' })}>
            {words.previous}
          </Button>
          <StartRun rows={sending} leftOutCount={rows.length - sending.length} />
        </div>
      </footer>
      {isAsking && (
        <AskedDialog
          common={draft.common}
          onClose={() => setIsAsking(false)}
          onKeep={(common) => {
            change({ common })
            setIsAsking(false)
          }}
        />
      )}
      {edited !== null && (
        <RowEditor
          row={edited}
          onClose={() => setEdited(null)}
          onKeep={(texts) => {
            const edits = new Map(draft.edits)
            edit(edited.line, texts, edits)
            change({ edits })
            setEdited(null)
          }}
        />
      )}
    </>
  )
}
