import { usualVerdictOf } from '@shared/domain/verdict-answers'
import { verdictKinds } from '@shared/domain/verdict-kinds'
import { vehicleVerdict } from '@shared/domain/verdict-vehicle'
import type { VehicleTable } from '@renderer/state/vehicle-table'
import { actionText, mustActText, verdictSentence } from '../fleets/verdict-words'
import classes from './vehicle-verdict.module.css'
import { motionOf } from './vehicle-facts'

interface Props {
  readonly table: VehicleTable
  readonly slot: number
  /** The moment that the vehicle is shown at. */
  readonly nowMs: number
}

/**
 * Why a vehicle is not seen, who must act, and what to do next; nothing while all is well. Of its connection only the kind is known here, so times and
 * rarer causes stand on the fleet's page.
 */
export function VehicleVerdict({ table, slot, nowMs }: Props) {
  const source = verdictKinds[table.source[slot] ?? 0] ?? 'fine'
  const providerName = table.providerName(slot) || null
  const atMs = table.occurredAtMs[slot] ?? NaN
  const verdict = vehicleVerdict(usualVerdictOf(source, providerName), atMs, motionOf(table, slot), nowMs)
  if (verdict.kind === 'fine') return null
  return (
    <div className={classes['verdict']} data-kind={verdict.kind} role="note">
      <p>{verdictSentence(verdict, nowMs)}</p>
      <p className={classes['next']}>
        <b>{mustActText(verdict.actor)}</b>
        {verdict.action !== 'none' && <> · {actionText(verdict, nowMs)}</>}
      </p>
    </div>
  )
}
