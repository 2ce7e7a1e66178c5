import { IconInfoCircle, IconMinus, IconPlus } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { DisplayPanel, type MapDisplay } from './display-panel'
import { displayWords } from './display-words'
import { Legend } from './legend'
import classes from './map.module.css'
import type { MapScheme } from './palette'
import { words } from './words'

interface Props {
  readonly scheme: MapScheme
  readonly display: MapDisplay
  /** Where the map's data comes from, and what it is. */
  readonly attribution?: string
  readonly about?: string
  readonly onZoom: (steps: 1 | -1) => void
  readonly onFitAll: () => void
  readonly onDisplayChange: (change: Partial<MapDisplay>) => void
}

/** Zoom, show all, grouping, names, legend and where the map's data comes from. */
export function MapControls({
  scheme,
  display,
  attribution = words.attribution,
  about = words.aboutText,
  onZoom,
  onFitAll,
  onDisplayChange
}: Props) {
  const [isLegendOpen, setLegendOpen] = useState(false)
  const [isDisplayOpen, setDisplayOpen] = useState(false)
  const [isAboutOpen, setAboutOpen] = useState(false)
  const legendId = useId()
  const displayId = useId()
  const aboutId = useId()
  return (
    <>
      <div className={classes['controls']} role="group" aria-label={words.controls}>
        <div className={classes['stack']}>
          <button type="button" aria-label={words.zoomIn} onClick={() => onZoom(1)}>
            <IconPlus size={16} aria-hidden="true" />
          </button>
          <button type="button" aria-label={words.zoomOut} onClick={() => onZoom(-1)}>
            <IconMinus size={16} aria-hidden="true" />
          </button>
        </div>
        <div className={classes['stack']}>
          <button type="button" className={classes['wide']} aria-label={words.fitAllHint} onClick={onFitAll}>
            {words.fitAll}
          </button>
          <button
            type="button"
            role="switch"
            className={classes['wide']}
            aria-checked={display.isClusteringOn}
            aria-label={words.groupingHint}
            onClick={() => onDisplayChange({ isClusteringOn: !display.isClusteringOn })}
          >
            {words.grouping}
            <span className={classes['toggle']} aria-hidden="true" />
          </button>
          <button
            type="button"
            className={classes['wide']}
            aria-expanded={isDisplayOpen}
            aria-controls={displayId}
            onClick={() => setDisplayOpen(!isDisplayOpen)}
          >
            {displayWords.open}
          </button>
          <button
            type="button"
            className={classes['wide']}
            aria-expanded={isLegendOpen}
            aria-controls={legendId}
            onClick={() => setLegendOpen(!isLegendOpen)}
          >
            {words.legend}
          </button>
        </div>
        {isDisplayOpen && (
          <DisplayPanel
            id={displayId}
            display={display}
            onChange={onDisplayChange}
            onClose={() => setDisplayOpen(false)}
          />
        )}
      </div>
      {isLegendOpen && <Legend id={legendId} scheme={scheme} onClose={() => setLegendOpen(false)} />}
      <div className={classes['attribution']}>
        {isAboutOpen && (
          <p id={aboutId} className={classes['about']}>
            {about}
          </p>
        )}
        <span title={attribution}>{attribution}</span>
        <button
          type="button"
          className={classes['plain']}
          aria-label={words.about}
          aria-expanded={isAboutOpen}
          aria-controls={aboutId}
          onClick={() => setAboutOpen(!isAboutOpen)}
        >
          <IconInfoCircle size={14} aria-hidden="true" />
        </button>
      </div>
    </>
  )
}
