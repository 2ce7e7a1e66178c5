import { Button } from '@mantine/core'
import { usualVerdictOf } from '@shared/domain/verdict-answers'
import { verdictKinds, type Verdict } from '@shared/domain/verdict-kinds'
import { vehicleVerdict } from '@shared/domain/verdict-vehicle'
import type { FleetRow } from '@shared/ipc/schemas-fleets'
import { useFleets, useFleetView, useNow, useRewind, useView } from '@renderer/state/stores'
import type { VehicleTable } from '@renderer/state/vehicle-table'
import { VerdictChip } from '../fleets/verdict-chip'
import { actionText, mustActText, verdictSentence } from '../fleets/verdict-words'
import classes from './vehicle-detail.module.css'
import { words as detailWords } from './vehicle-detail-words'
import { motionOf } from './vehicle-facts'

interface Props {
  readonly table: VehicleTable
  readonly slot: number
}

/** Why the selected vehicle is not seen as it should be, and whose turn it is; nothing while all is well, or while the past is shown. */
export function VehicleVerdict({ table, slot }: Props) {
  const nowMs = useNow()
  const isRewound = useRewind((rewind) => rewind.kind === 'rewound')
  const byKey = useFleets((state) => state.byKey)
  const openFleet = useFleetView((state) => state.open)
  const show = useView((state) => state.show)
  if (isRewound) return null
  const fleet = fleetNamed(byKey.values(), table.fleetName(slot))
  const verdict = vehicleVerdict(
    sourceVerdict(table, slot, fleet),
    table.occurredAtMs[slot] ?? NaN,
    motionOf(table, slot),
    nowMs
  )
  if (verdict.kind === 'fine') return null
  return (
    <div className={classes['verdict']} role="note">
      <p className={classes['verdictHead']}>
        <VerdictChip kind={verdict.kind} />{' '}
        <span>
          {mustActText(verdict.actor)}
          {verdict.action !== 'none' && ` · ${actionText(verdict, nowMs)}`}
        </span>
      </p>
      <p>{verdictSentence(verdict, nowMs)}</p>
      {fleet !== null && (
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => {
            openFleet(fleet.key)
            show('fleets')
          }}
        >
          {detailWords.openFleet}
        </Button>
      )}
    </div>
  )
}

/** Positions know a fleet by its name alone. */
function fleetNamed(rows: Iterable<FleetRow>, name: string): FleetRow | null {
  if (name === '') return null
  for (const row of rows) if (row.name === name) return row
  return null
}

/** What is the matter with the vehicle's own connection. Since when is known where the whole fleet has the same trouble. */
function sourceVerdict(table: VehicleTable, slot: number, fleet: FleetRow | null): Verdict {
  const kind = verdictKinds[table.source[slot] ?? 0] ?? 'fine'
  return fleet?.verdict.kind === kind ? fleet.verdict : usualVerdictOf(kind, table.providerName(slot) || null)
}
