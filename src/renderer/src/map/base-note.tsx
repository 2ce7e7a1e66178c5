import classes from './base-note.module.css'
import { baseWords } from './base-words'
import type { BaseMapNote } from './use-base-map'

/** What is wrong with the chosen base map, and a way to try it again. */
export function BaseNote({ note: { text, onRetry } }: { readonly note: BaseMapNote }) {
  return (
    <div className={classes['note']}>
      <span>{text}</span>
      {onRetry && (
        <button type="button" className={classes['retry']} onClick={onRetry}>
          {baseWords.retry}
        </button>
      )}
    </div>
  )
}
