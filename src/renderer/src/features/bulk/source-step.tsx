import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { guessMapping } from '@shared/domain/bulk-mapping'
import { parseTable } from '@shared/domain/bulk-table'
import { useBridge, useStores } from '@renderer/state/stores'
import { failureSentence } from '@renderer/ui/failure-words'
import { InlineAlert } from '@renderer/ui/inline-alert'
import classes from './bulk.module.css'
import { useBulkDraft } from './use-bulk-draft'
import { words } from './words'

/** Where the table comes from: the clipboard or a file. */
export function SourceStep() {
  const bridge = useBridge()
  const { saved } = useStores()
  const { change } = useBulkDraft()
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string | null>(null)

  const read = (content: string, name: string | null): void => {
    const table = parseTable(content)
    if (table.rows.length === 0) {
      setProblem(words.nothingRead)
      return
    }
    setProblem(null)
    const mapping = guessMapping(table, saved.getState().bulkColumns)
    change({ step: 'columns', name, table, mapping, edits: new Map() })
  }

  const choose = async (): Promise<void> => {
    const answer = await bridge.calls['bulk:open-file'](undefined)
    if (answer.ok) {
      if (answer.value !== null) read(answer.value.text, answer.value.name)
    } else if (answer.error.code === 'invalid-input') setProblem(words.tooLarge)
    else setProblem(answer.error.code === 'nothing-found' ? words.noText : failureSentence(answer.error))
  }

  return (
    <div className={classes['body']}>
      <h2>{words.sourceTitle}</h2>
      <p className={classes['note']}>{words.sourceText}</p>
      <Textarea
        className={classes['paste'] ?? ''}
        label={words.paste}
        placeholder={words.pastePlaceholder}
        rows={10}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onPaste={(event) => {
          // A whole table is read at once: laying out its thousands of lines in a field would stop the page for seconds.
          const pasted = event.clipboardData.getData('text/plain')
          if (text !== '' || !pasted.trim().includes('\n')) return
          event.preventDefault()
          read(pasted, null)
        }}
      />
      {problem !== null && <InlineAlert tone="problem">{problem}</InlineAlert>}
      <div className={classes['row']}>
        <Button size="xs" disabled={text.trim() === ''} onClick={() => read(text, null)}>
          {words.useText}
        </Button>
        <Button size="xs" variant="default" onClick={() => void choose()}>
          {words.chooseFile}
        </Button>
      </div>
    </div>
  )
}
