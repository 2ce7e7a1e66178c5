import 'maplibre-gl/dist/maplibre-gl.css'
import { VisuallyHidden } from '@mantine/core'
import { useRef, useState } from 'react'
import { BaseNote } from './base-note'
import type { MapDisplay } from './display-panel'
import { keyFocusText } from './key-focus-text'
import { MapControls } from './map-controls'
import type { KeyFocus, Pointed, Spot } from './map-host-types'
import classes from './map.module.css'
import { PointedCard } from './pointed-card'
import { SpotPopover } from './spot-popover'
import { useEarlyPicture } from './use-early-picture'
import { useMapHost } from './use-map-host'
import type { MapPaneProps } from './map-pane-props'
import { words } from './words'

/** The map without stores: a canvas, its controls, and what pops up over it. */
export function MapPane(props: MapPaneProps) {
  const [canDraw, setCanDraw] = useState(true)
  const handleUnavailable = () => {
    setCanDraw(false)
    props.onReady?.()
  }
  if (canDraw) return <DrawnMap {...props} onUnavailable={handleUnavailable} />
  return (
    <section className={classes['missing']} aria-label={words.region}>
      <h2>{words.noWebGl.title}</h2>
      <p>{words.noWebGl.text}</p>
    </section>
  )
}

function DrawnMap(props: MapPaneProps & { readonly onUnavailable: () => void }) {
  const { table, nowMs, scheme, rightInsetPx, onSelect } = props
  const container = useRef<HTMLDivElement>(null)
  const [pointed, setPointed] = useState<Pointed | null>(null)
  const [spot, setSpot] = useState<Spot | null>(null)
  const [keyFocus, setKeyFocus] = useState<KeyFocus | null>(null)
  const [isCrowded, setCrowded] = useState(false)
  const [isBasemapMissing, setBasemapMissing] = useState(false)
  const [hasSaveFailed, setSaveFailed] = useState(false)
  const removePicture = useEarlyPicture(container)
  const shown = {
    ...props,
    onReady: () => {
      removePicture()
      props.onReady?.()
    }
  }
  const host = useMapHost(container, shown, {
    onSelect,
    onPoint: setPointed,
    onSpot: setSpot,
    onCrowded: setCrowded,
    onBasemapMissing: () => setBasemapMissing(true),
    onKeyFocus: setKeyFocus,
    onFollowEnd: () => props.onFollowEnd?.(),
    onBaseTrouble: (trouble) => props.baseMap?.onTrouble(trouble),
    onUndrawable: () => {
      removePicture()
      props.onUnavailable()
    }
  })

  const closeSpot = () => {
    setSpot(null)
    host.current?.focus()
  }
  const chooseFromSpot = (slot: number) => {
    closeSpot()
    onSelect(slot)
  }
  const changeDisplay = async (change: Partial<MapDisplay>) => setSaveFailed(!(await props.changeDisplay(change)))
  const notes = [
    isBasemapMissing ? words.basemapMissing : '',
    isCrowded ? words.crowded : '',
    hasSaveFailed ? words.settingNotSaved : ''
  ].filter((note) => note !== '')

  return (
    <section
      className={classes['view']}
      aria-label={words.region}
      style={{ '--fd-map-inset': `${rightInsetPx}px` } as React.CSSProperties}
    >
      <div ref={container} className={classes['map']} data-testid="map" />
      <div className={classes['centre']} aria-hidden="true" />
      <MapControls
        scheme={scheme}
        display={props.display}
        attribution={props.baseMap?.attribution ?? words.attribution}
        about={props.baseMap?.about ?? words.aboutText}
        onZoom={(steps) => host.current?.zoomBy(steps)}
        onFitAll={() => host.current?.fitAll()}
        onDisplayChange={(change) => void changeDisplay(change)}
      />
      <VisuallyHidden role="status">{keyFocus && keyFocusText(keyFocus, table, nowMs)}</VisuallyHidden>
      <div className={classes['notes']} role="status">
        {notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
        {props.baseMap?.notes.map((note) => (
          <BaseNote key={note.text} note={note} />
        ))}
      </div>
      {pointed && !spot && <PointedCard pointed={pointed} table={table} scheme={scheme} nowMs={nowMs} />}
      {spot && <SpotPopover spot={spot} table={table} nowMs={nowMs} onChoose={chooseFromSpot} onClose={closeSpot} />}
    </section>
  )
}
