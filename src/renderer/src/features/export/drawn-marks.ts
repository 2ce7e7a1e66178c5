import { formatExact } from '@shared/domain/time'
import { pastColours, vehiclePalettes, type MapScheme } from '../../map/palette'
import type { Stores } from '../../state/create-stores'
import { drawnWords as words } from './drawn-words'

/** Something on the map that is no vehicle, and what it is. */
export interface DrawnMark {
  readonly kind: 'trail' | 'history' | 'places'
  readonly text: string
}

type Needed = Pick<Stores, 'mapTools' | 'trail' | 'history' | 'selection' | 'vehicleTable'>

/** What the map shows beside the vehicles, in words: a line on paper is a riddle without whose it is and from when to when. */
export function drawnMarks({ mapTools, trail, history, selection, vehicleTable }: Needed): readonly DrawnMark[] {
  const marks: DrawnMark[] = []
  const { hasTrail, hasHistory } = mapTools.tracks.shown()
  const { selectedSlot } = selection.getState()
  const past = history.store.getState()
  if (hasHistory && past.kind === 'loaded') {
    const { slot, fromMs, toMs } = past.wish
    marks.push({
      kind: 'history',
      text: words.history(vehicleTable.name(slot), formatExact(fromMs), formatExact(toMs))
    })
  } else if (hasTrail && selectedSlot !== null) {
    marks.push({ kind: 'trail', text: words.trail(vehicleTable.name(selectedSlot), trail.store.getState().hours) })
  }
  const { open, saved } = mapTools.places.shown()
  if (open !== null) marks.push({ kind: 'places', text: words.place(open.name) })
  else if (saved.length > 0) marks.push({ kind: 'places', text: words.places(saved.length) })
  return marks
}

/** The colour in which the map draws it. */
export function drawnColour(kind: DrawnMark['kind'], scheme: MapScheme): string {
  return kind === 'history' ? pastColours[scheme].line : vehiclePalettes[scheme].accent
}
