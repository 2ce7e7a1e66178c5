import { Button } from '@mantine/core'
import { fixesOf, type BulkVerdictKind, type CheckedRow } from '@shared/domain/bulk-check'
import type { BulkField } from '@shared/domain/bulk-row'
import { StatusMark, type StatusTone } from '@renderer/ui/status-mark'
import classes from './bulk.module.css'
import { VirtualRows } from './virtual-rows'
import { words } from './words'

interface Props {
  readonly rows: readonly CheckedRow[]
  readonly onFix: (row: CheckedRow) => void
  readonly onEdit: (row: CheckedRow) => void
}

const toneOf: Readonly<Record<BulkVerdictKind, StatusTone>> = {
  new: 'live',
  'after-expiry': 'live',
  'after-revoke': 'live',
  extends: 'late',
  're-opens': 'late',
  renews: 'late',
  duplicate: 'neutral',
  invalid: 'problem'
}

/** The rows with their verdicts; those that can be corrected say how. */
export function CheckTable({ rows, onFix, onEdit }: Props) {
  const headings = [
    words.line,
    words.verdict,
    words.fields.fleetRef,
    words.fields.fleetName,
    words.fields.fleetEmail,
    words.problem,
    <span key="acts" className={classes['hidden']}>
      {words.edit}
    </span>
  ]
  const cells = (index: number) => {
    const row = rows[index]
    return row === undefined ? null : <Cells row={row} onFix={onFix} onEdit={onEdit} />
  }
  return (
    <VirtualRows
      label={words.tableLabel}
      count={rows.length}
      gridClass={classes['checkGrid']}
      headings={headings}
      cells={cells}
    />
  )
}

function Cells({ row, onFix, onEdit }: { readonly row: CheckedRow } & Pick<Props, 'onFix' | 'onEdit'>) {
  const { line, texts, verdict } = row
  const wrong = new Set<BulkField>(verdict.kind === 'invalid' ? verdict.problems.map(({ field }) => field) : [])
  const text = (field: BulkField) => (
    <span
      role="cell"
      className={`${classes[field === 'fleetRef' ? 'ref' : 'secondary'] ?? ''} ${wrong.has(field) ? (classes['wrong'] ?? '') : ''}`}
      title={texts[field]}
    >
      {texts[field]}
    </span>
  )
  const note = noteOf(row)
  const fixes = Object.values(fixesOf(row))
  return (
    <>
      <span role="cell" className={classes['number']}>
        {line}
      </span>
      <span role="cell" className={classes['status']} title={words.verdictHints[verdict.kind]}>
        <StatusMark tone={toneOf[verdict.kind]} />
        {words.verdicts[verdict.kind]}
      </span>
      {text('fleetRef')}
      {text('fleetName')}
      {text('fleetEmail')}
      <span role="cell" className={classes['secondary']} title={note}>
        {note}
      </span>
      <span role="cell" className={classes['acts']}>
        {fixes.length > 0 && (
          <Button size="compact-xs" variant="light" onClick={() => onFix(row)}>
            {fixes.length === 1 ? words.use(shortened(fixes[0] ?? '')) : words.useAll}
          </Button>
        )}
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          aria-label={words.editRow(line)}
          onClick={() => onEdit(row)}
        >
          {words.edit}
        </Button>
      </span>
    </>
  )
}

function noteOf({ verdict, texts }: CheckedRow): string {
  if (verdict.kind === 'duplicate') return words.duplicateOf(verdict.ofLine)
  if (verdict.kind !== 'invalid') return ''
  const isShown = (field: BulkField) => field === 'fleetRef' || field === 'fleetName' || field === 'fleetEmail'
  return verdict.problems
    .map(({ field, kind }) => {
      const value = isShown(field) || texts[field] === '' ? '' : ` (${shortened(texts[field])})`
      return `${words.fields[field]}${value} ${words.problems[kind]}`
    })
    .join('; ')
}

function shortened(text: string): string {
  return text.length > 28 ? `${text.slice(0, 27)}…` : text
}
