import type { VerdictEngine } from '@shared/domain/verdict-engine-types'
import type { VerdictThresholds } from '@shared/domain/verdict-thresholds'
import type { Result } from '@shared/ipc/result'
import type { FleetDetail, FleetList, FleetsChanged, FleetSources, Snooze } from '@shared/ipc/schemas-fleets'
import type { Reachability } from '@shared/ipc/schemas-session'
import type { PositionEngine } from '../fleet/engine-options'
import type { Turns } from '../fleet/engine-turns'
import type { FleetGroup } from './fleet-groups'
import type { FleetInvitations } from './fleet-invitations'
import type { FleetJournal } from './fleet-news'
import type { FleetSource } from './fleet-poll'
import type { FreshnessRecord } from './fleet-records'

export interface FleetBookParts {
  readonly source: FleetSource
  readonly positions: Pick<PositionEngine, 'tally' | 'status' | 'onStatus' | 'onReset' | 'blobs'>
  readonly invitations: FleetInvitations
  readonly journal: FleetJournal
  /** An engine that knows nothing. */
  readonly createVerdicts: () => VerdictEngine
  /** Asked before each use: settings change them. */
  readonly thresholds: () => VerdictThresholds
  readonly turns: Turns
  readonly schedule: (run: () => void, delayMs: number) => () => void
  readonly now: () => number
  readonly onChanged: (event: FleetsChanged) => void
  readonly onSources: (sources: FleetSources) => void
  /** Something went wrong that nobody can act on; never with a name, an id or a text of the server. */
  readonly onTrouble: (what: 'bug' | 'not-kept', error: unknown) => void
}

/** What is known of one connection beyond its record, for a file. */
export interface ConnectionEvidence {
  readonly connectionId: string
  readonly providerName: string
  readonly status: string
  readonly verdict: string
  readonly positions: FreshnessRecord | null
}

/** The fleets of one open profile, with their connections, and what is the matter with them. */
export interface FleetBook {
  /** Takes in what was kept, so that it can be read without network. To be awaited before `start`. */
  open(): Promise<void>
  /** Begins to ask the server, while online; at first it is taken to be. */
  start(): void
  list(): FleetList
  sources(): FleetSources
  /** Asks the server for everything now. */
  refresh(): void
  setReach(reach: Reachability): void
  setServerClockOffsetMs(offsetMs: number): void
  /** The invitations are others now. */
  invitationsChanged(): void
  /** Each about one fleet fails with `unknown-handle` for a key that is gone. */
  detail(key: string): Promise<Result<FleetDetail>>
  setNote(key: string, text: string): Promise<Result<undefined>>
  setSnooze(key: string, snooze: Snooze | null): Promise<Result<undefined>>
  /** Writes down that the fleet was asked to act, and leaves it alone for a day. */
  noteChase(key: string, via: 'copy' | 'mail'): Promise<void>
  group(key: string): FleetGroup | null
  name(key: string): string
  /** The fleet of a key of the positions; null when no list has it. */
  keyOfPositions(positionKey: string): string | null
  /** Connections of a fleet, those at one provider (by the positions' key) or all. */
  evidence(key: string, providerKey: string | null): readonly ConnectionEvidence[]
  /** The verdict of a fleet at one provider. */
  sourceVerdict(key: string, providerKey: string): string
  /** Tells nobody anything more. */
  silence(): void
  /** Ends everything, and writes what is still to be written. */
  close(): Promise<void>
}
