import { stalenessBuckets } from '@shared/domain/staleness'
import { StalenessMark } from '../vehicles/staleness-mark'
import { words as wallWords } from '../wall/words'
import classes from './print-sheet.module.css'
import type { SheetFacts } from './sheet-facts'
import { words } from './words'

interface Props {
  readonly facts: SheetFacts
  readonly pictureUrl: string
  readonly scale: { readonly text: string; readonly percent: number } | null
}

/** One sheet across: words as words, so that a PDF can be searched and read out, and the map as a picture. */
export function PrintSheet({ facts, pictureUrl, scale }: Props) {
  return (
    <article className={classes['sheet']}>
      <header className={classes['header']}>
        <div className={classes['left']}>
          <h1>
            {facts.title}
            {facts.mark !== null && <span className={classes['mark']}>{facts.mark}</span>}
          </h1>
          <p>
            {facts.count} · {facts.filter}
          </p>
        </div>
        <p className={classes['asOf']}>{facts.asOf}</p>
      </header>
      <div className={classes['map']}>
        <img src={pictureUrl} alt={words.mapAlt} />
        {scale !== null && (
          <span className={classes['scale']} style={{ width: `${scale.percent}%` }}>
            {scale.text}
          </span>
        )}
      </div>
      <footer className={classes['footer']}>
        <ul className={classes['legend']}>
          {stalenessBuckets.map((staleness) => (
            <li key={staleness}>
              <StalenessMark staleness={staleness} isMoving bearingDeg={0} />
              <b>{wallWords.staleness[staleness]}</b> {wallWords.meaning[staleness]}
            </li>
          ))}
        </ul>
        <p>
          {facts.attribution} · {facts.source}
        </p>
      </footer>
    </article>
  )
}
