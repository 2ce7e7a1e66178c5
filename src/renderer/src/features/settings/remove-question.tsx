import { Button } from '@mantine/core'
import classes from './map-section.module.css'
import { mapWords } from './map-section-words'

interface Props {
  /** Names what is removed, and what is not. */
  readonly question: string
  readonly yes: string
  readonly onKeep: () => void
  readonly onRemove: () => void
}

/** Asked in the row that it is about. */
export function RemoveQuestion({ question, yes, onKeep, onRemove }: Props) {
  return (
    <div className={classes['ask']} role="group" aria-label={question}>
      <span>{question}</span>
      <div className={classes['buttons']}>
        <Button size="xs" variant="default" onClick={onKeep} data-autofocus>
          {mapWords.keep}
        </Button>
        <Button size="xs" color="red" variant="outline" onClick={onRemove}>
          {yes}
        </Button>
      </div>
    </div>
  )
}

/** Begins the question. */
export function RemoveButton({ name, onAsk }: { readonly name: string; readonly onAsk: () => void }) {
  return (
    <Button size="xs" variant="subtle" color="gray" aria-label={mapWords.removeNamed(name)} onClick={onAsk}>
      {mapWords.remove}
    </Button>
  )
}
