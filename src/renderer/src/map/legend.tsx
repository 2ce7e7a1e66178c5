import { IconX } from '@tabler/icons-react'
import type { IconDesign } from './icon-keys'
import { LegendMark, screenPixelRatio } from './legend-mark'
import classes from './map.module.css'
import type { MapScheme } from './palette'
import type { AgeLook, Shape } from './vehicle-look'
import { legendWords, words } from './words'

interface Props {
  readonly id: string
  readonly scheme: MapScheme
  readonly onClose: () => void
}

const shapeRows: readonly (readonly [Shape, string])[] = [
  ['chevron', legendWords.chevron],
  ['circle', legendWords.circle],
  ['dot', legendWords.dot]
]

const ageRows: readonly (readonly [AgeLook, string])[] = [
  ['live', legendWords.live],
  ['recent', legendWords.recent],
  ['late', legendWords.late],
  ['stale', legendWords.stale],
  ['lost', legendWords.lost]
]

/** What shapes, fills and rings mean (UX.md section 4.1: motion is shape, age is fill). */
export function Legend({ id, scheme, onClose }: Props) {
  const pixelRatio = screenPixelRatio()
  const vehicle = (shape: Shape, age: AgeLook): IconDesign => ({ kind: 'vehicle', scheme, pixelRatio, shape, age })
  const cluster: IconDesign = { kind: 'cluster', scheme, pixelRatio, sizePx: 28, shares: [12, 3, 4, 3, 2, 0] }
  return (
    <section id={id} className={classes['legend']} aria-label={words.legend}>
      <header className={classes['legendHead']}>
        <h2>{words.legend}</h2>
        <button type="button" className={classes['plain']} aria-label={words.closeLegend} onClick={onClose}>
          <IconX size={14} aria-hidden="true" />
        </button>
      </header>
      <h3>{legendWords.shapes}</h3>
      <ul>
        {shapeRows.map(([shape, text]) => (
          <li key={shape}>
            <LegendMark design={vehicle(shape, 'live')} />
            {text}
          </li>
        ))}
      </ul>
      <h3>{legendWords.ages}</h3>
      <ul>
        {ageRows.map(([age, text]) => (
          <li key={age}>
            <LegendMark design={vehicle('chevron', age)} />
            {text}
          </li>
        ))}
      </ul>
      <h3>{legendWords.clusters}</h3>
      <ul>
        <li>
          <LegendMark design={cluster} />
          {legendWords.cluster}
        </li>
      </ul>
      <h3>{legendWords.problems}</h3>
      <ul>
        <li>
          <span className={classes['badge']} aria-hidden="true">
            !
          </span>
          {legendWords.problem}
        </li>
      </ul>
    </section>
  )
}
