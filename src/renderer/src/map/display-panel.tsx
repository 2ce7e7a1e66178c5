import { IconX } from '@tabler/icons-react'
import { displayWords } from './display-words'
import type { ClusterRadius } from './cluster-radius'
import classes from './map.module.css'

/** How the fleet is drawn, as far as the person chooses it. */
export interface MapDisplay {
  readonly isClusteringOn: boolean
  readonly clusterRadius: ClusterRadius
  readonly areNamesShown: boolean
}

interface Props {
  readonly id: string
  readonly display: MapDisplay
  readonly onChange: (change: Partial<MapDisplay>) => void
  readonly onClose: () => void
}

const radii: readonly ClusterRadius[] = ['fine', 'normal', 'coarse']

/** Names, and how coarsely vehicles are grouped. */
export function DisplayPanel({ id, display, onChange, onClose }: Props) {
  return (
    <section id={id} className={classes['display']} aria-label={displayWords.title}>
      <header className={classes['legendHead']}>
        <h2>{displayWords.title}</h2>
        <button type="button" className={classes['plain']} aria-label={displayWords.close} onClick={onClose}>
          <IconX size={14} aria-hidden="true" />
        </button>
      </header>
      <button
        type="button"
        role="switch"
        className={classes['displayRow']}
        aria-checked={display.areNamesShown}
        onClick={() => onChange({ areNamesShown: !display.areNamesShown })}
      >
        {displayWords.names}
        <span className={classes['toggle']} aria-hidden="true" />
      </button>
      <fieldset className={classes['radii']} disabled={!display.isClusteringOn}>
        <legend>{displayWords.groupSize}</legend>
        <div>
          {radii.map((radius) => (
            <label key={radius}>
              <input
                type="radio"
                name={`${id}-radius`}
                checked={display.clusterRadius === radius}
                onChange={() => onChange({ clusterRadius: radius })}
              />
              <span>{displayWords.radii[radius]}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <p>{display.isClusteringOn ? displayWords.groupSizeHint : displayWords.groupSizeOff}</p>
    </section>
  )
}
