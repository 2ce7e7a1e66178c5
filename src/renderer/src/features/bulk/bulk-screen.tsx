import { Button } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useBulk, useView } from '@renderer/state/stores'
import classes from './bulk.module.css'
import { CheckStep } from './check-step'
import { ColumnsStep } from './columns-step'
import { RunView } from './run-view'
import { SourceStep } from './source-step'
import { useBulkDraft } from './use-bulk-draft'
import { words } from './words'

const steps = ['source', 'columns', 'check'] as const

/** Many invitations from one table: bring it, say what its columns mean, check it, send it, see what became of it. */
export function BulkScreen() {
  const run = useBulk((state) => state)
  const { draft } = useBulkDraft()
  const show = useView((view) => view.show)
  const isDraft = run === null
  const name = isDraft ? draft.name : run.name
  return (
    <section className={classes['screen']} aria-labelledby="bulk-title">
      <header className={classes['header']}>
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          leftSection={<IconArrowLeft size={14} aria-hidden="true" />}
          onClick={() => show('invitations')}
        >
          {words.back}
        </Button>
        <h1 id="bulk-title" className={classes['title']}>
          {words.title}
        </h1>
        <span className={classes['sub']}>{nameText(name, isDraft && draft.table === null)}</span>
        <span className={classes['spring']} />
        {isDraft && (
          <ol className={classes['steps']} aria-label={words.steps}>
            {steps.map((step, index) => (
              <li key={step} aria-current={step === draft.step ? 'step' : undefined}>
                {index + 1} {words.step[step]}
              </li>
            ))}
          </ol>
        )}
      </header>
      {run === null ? <Draft /> : <RunView state={run} />}
    </section>
  )
}

function nameText(name: string | null, isEmpty: boolean): string {
  return isEmpty ? '' : (name ?? words.pastedName)
}

function Draft() {
  const { step, table, mapping } = useBulkDraft().draft
  if (step === 'source' || table === null || mapping === null) return <SourceStep />
  return step === 'columns' ? (
    <ColumnsStep table={table} mapping={mapping} />
  ) : (
    <CheckStep table={table} mapping={mapping} />
  )
}
