import { fleetTiles, type FleetTile } from '@renderer/state/fleet-view-store'
import { formatNumber } from '@renderer/ui/count'
import { words as fleetWords } from '../fleets/words'
import classes from './attention.module.css'
import { words } from './words'

interface Props {
  readonly counts: Readonly<Record<FleetTile, number>>
  readonly chosen: FleetTile | null
  readonly onChoose: (tile: FleetTile | null) => void
}

/** All fleets in six numbers that add up; each shows its fleets when pressed, and all that wait when pressed again. */
export function Tiles({ counts, chosen, onChoose }: Props) {
  return (
    <div className={classes['tiles']} role="group" aria-label={words.tilesLabel}>
      {fleetTiles.map((tile) => (
        <button
          key={tile}
          type="button"
          className={classes['tile']}
          data-tile={tile}
          data-none={counts[tile] === 0 || undefined}
          aria-pressed={tile === chosen}
          title={fleetWords.tileHints[tile]}
          onClick={() => onChoose(tile === chosen ? null : tile)}
        >
          <b>{formatNumber(counts[tile])}</b> <span>{fleetWords.tiles[tile]}</span>
        </button>
      ))}
    </div>
  )
}
