import { stalenessBuckets } from '@shared/domain/staleness'
import { StalenessMark } from '../vehicles/staleness-mark'
import { words as wallWords } from '../wall/words'
import { drawnColour } from './drawn-marks'
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
        {facts.drawn.length > 0 && (
          <ul className={classes['legend']}>
            {facts.drawn.map(({ kind, text }) => (
              <li key={kind}>
                <svg width="22" height="12" aria-hidden="true" stroke={drawnColour(kind, 'light')} strokeWidth="2">
                  {kind === 'places' ? (
                    <rect x="1" y="1" width="20" height="10" fill={drawnColour(kind, 'light')} fillOpacity="0.12" />
                  ) : (
                    <line x1="0" y1="6" x2="22" y2="6" strokeWidth="3" />
                  )}
                </svg>
                <b>{text}</b>
              </li>
            ))}
          </ul>
        )}
        <p>
          {facts.attribution} · {facts.source}
        </p>
      </footer>
    </article>
  )
}
