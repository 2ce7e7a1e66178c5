import { Button, Checkbox, Select, TextInput } from '@mantine/core'
import { headersOf, withColumn, type BulkMapping } from '@shared/domain/bulk-mapping'
import { bulkFields, mostBulkRows, type BulkField } from '@shared/domain/bulk-row'
import type { ParsedTable } from '@shared/domain/bulk-table'
import { mostRememberedColumns } from '@shared/domain/bulk-row'
import { useBridge, useStores } from '@renderer/state/stores'
import { InlineAlert } from '@renderer/ui/inline-alert'
import classes from './bulk.module.css'
import { useBulkDraft } from './use-bulk-draft'
import { words } from './words'

/** Enough to see what a column holds. */
const previewRows = 12

interface Props {
  readonly table: ParsedTable
  readonly mapping: BulkMapping
}

/** Which column means what; remembered for the next table with this header. */
export function ColumnsStep({ table, mapping }: Props) {
  const bridge = useBridge()
  const { saved } = useStores()
  const { change, reset } = useBulkDraft()
  const { hasHeader, columns, regulatoryType } = mapping
  const setMapping = (part: Partial<BulkMapping>) => change({ mapping: { ...mapping, ...part }, edits: new Map() })
  const fieldOf = (column: number) => bulkFields.find((field) => columns[field] === column) ?? null
  const choose = (column: number, field: BulkField | null) => {
    const before = fieldOf(column)
    if (field !== null) setMapping({ columns: withColumn(columns, field, column) })
    else if (before !== null) setMapping({ columns: withColumn(columns, before, null) })
  }
  const hasRef = columns.fleetRef !== null
  const needsType = columns.fleetRegulatoryId !== null

  const next = () => {
    change({ step: 'check' })
    if (!hasHeader) return
    const headers = headersOf(table)
    const others = saved.getState().bulkColumns.filter((one) => one.headers.join('\n') !== headers.join('\n'))
    const bulkColumns = [{ headers: [...headers], columns, regulatoryType }, ...others].slice(0, mostRememberedColumns)
    void bridge.calls['saved:change']({ bulkColumns })
  }

  const rowCount = Math.min(mostBulkRows, table.rows.length - (hasHeader ? 1 : 0))
  return (
    <>
      <div className={classes['block']}>
        <h2>{words.columnsTitle}</h2>
        <div className={classes['row']}>
          <Checkbox
            size="xs"
            label={words.hasHeader}
            checked={hasHeader}
            onChange={(event) => setMapping({ hasHeader: event.currentTarget.checked })}
          />
          <span className={classes['sub']}>{words.rowCount(rowCount)}</span>
        </div>
        {table.leftOutCount > 0 && <InlineAlert tone="caution">{words.leftOut(table.leftOutCount)}</InlineAlert>}
        {!hasRef && <InlineAlert tone="info">{words.noRefColumn}</InlineAlert>}
        {needsType && (
          <TextInput
            size="xs"
            w={280}
            label={words.regulatoryType}
            description={words.regulatoryTypeHint}
            value={regulatoryType}
            maxLength={60}
            onChange={(event) => setMapping({ regulatoryType: event.currentTarget.value })}
          />
        )}
      </div>
      <div className={classes['preview']} tabIndex={0} role="region" aria-label={words.tableLabel}>
        <table>
          <thead>
            <tr>
              {Array.from({ length: table.columnCount }, (_, column) => (
                <th key={column} scope="col">
                  <Select
                    size="xs"
                    aria-label={words.columnOf(column + 1)}
                    placeholder={words.unused}
                    clearable
                    allowDeselect
                    data={bulkFields.map((field) => ({ value: field, label: words.fields[field] }))}
                    value={fieldOf(column)}
                    onChange={(value) => choose(column, bulkFields.find((field) => field === value) ?? null)}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.slice(0, previewRows).map(({ line, cells }, index) => (
              <tr key={line} data-header={hasHeader && index === 0 ? true : undefined}>
                {Array.from({ length: table.columnCount }, (_, column) => (
                  <td key={column} data-unused={fieldOf(column) === null ? true : undefined}>
                    {cells[column]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <footer className={classes['footer']}>
        <Button size="xs" variant="subtle" color="gray" onClick={reset}>
          {words.anotherTable}
        </Button>
        <span className={classes['spring']} />
        <Button size="xs" disabled={!hasRef} onClick={next}>
          {words.next}
        </Button>
      </footer>
    </>
  )
}
