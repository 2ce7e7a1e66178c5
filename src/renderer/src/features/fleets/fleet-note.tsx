import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useBridge } from '@renderer/state/stores'
import { failureSentence } from '@renderer/ui/failure-words'
import classes from './fleet-page.module.css'
import { PageSection } from './page-section'
import { pageWords } from './page-words'

interface Props {
  readonly fleetKey: string
  /** As main has it. */
  readonly saved: string
}

const longest = 4000
/** From here on it is said how much still fits. */
const sayLeftBelow = 500

/** What the person wants to remember of a fleet. What is being typed stays when main says something new of the fleet. */
export function FleetNote({ fleetKey, saved }: Props) {
  const bridge = useBridge()
  const [typed, setTyped] = useState<string | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const text = typed ?? saved
  const isChanged = typed !== null && typed !== saved
  const save = async () => {
    const answer = await bridge.calls['fleets:note']({ key: fleetKey, text: text.trim() })
    setSaid(answer.ok ? pageWords.noteSaved : `${pageWords.noteNotSaved}. ${failureSentence(answer.error)}`)
    if (answer.ok) setTyped(text.trim())
  }
  return (
    <PageSection title={pageWords.note}>
      <Textarea
        aria-label={pageWords.note}
        description={pageWords.noteHint}
        placeholder={pageWords.notePlaceholder}
        autosize
        minRows={2}
        maxRows={10}
        maxLength={longest}
        value={text}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setSaid(null)
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !isChanged) return
          event.preventDefault()
          void save()
        }}
      />
      <div className={classes['noteBar']}>
        <Button size="xs" variant="default" disabled={!isChanged} onClick={() => void save()}>
          {pageWords.saveNote}
        </Button>
        <span role="status" className={classes['quiet']}>
          {said ?? (longest - text.length < sayLeftBelow ? pageWords.noteLeft(longest - text.length) : '')}
        </span>
      </div>
    </PageSection>
  )
}
