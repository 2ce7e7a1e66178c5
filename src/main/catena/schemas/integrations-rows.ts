import { z } from 'zod'
import { optionalInstantMs, optionalNumber, optionalText, requiredText } from './fields'

/**
 * `ConnectionRead`, without `credentials`.
 *
 * Threat: two of its 37 shapes are declared with plain strings, and others carry client ids and account numbers in clear
 * (API.md section 8), so the whole field is dropped, masked or not.
 */
export const connectionRow = z
  .object({
    id: requiredText,
    fleet_id: optionalText,
    fleet_ref: optionalText,
    tsp_id: optionalText,
    source_name: optionalText,
    status: requiredText,
    description: optionalText,
    created_at: optionalInstantMs,
    updated_at: optionalInstantMs
  })
  .transform((row) => ({
    id: row.id,
    fleetId: row.fleet_id,
    fleetRef: row.fleet_ref,
    tspId: row.tsp_id,
    sourceName: row.source_name,
    /** `active`, `failed`, `cancelled`, `paused`, `stale`, `deleted`, or something newer. */
    status: row.status,
    description: row.description,
    createdAtMs: row.created_at,
    updatedAtMs: row.updated_at
  }))

/** `DataFreshness`: when Catena last fetched one resource over one connection; it does not say how old the data is. */
export const dataFreshnessRow = z
  .object({
    connection_id: requiredText,
    resource: requiredText,
    schedule_id: optionalText,
    schedule_status: optionalText,
    share_level: optionalText,
    fleet_id: optionalText,
    fleet_ref: optionalText,
    connection_description: optionalText,
    source_name: optionalText,
    tsp_id: optionalText,
    tsp_slug: optionalText,
    last_successful_execution_at: optionalInstantMs,
    next_execution_at: optionalInstantMs
  })
  .transform((row) => ({
    connectionId: row.connection_id,
    resource: row.resource,
    scheduleId: row.schedule_id,
    scheduleStatus: row.schedule_status,
    shareLevel: row.share_level,
    fleetId: row.fleet_id,
    fleetRef: row.fleet_ref,
    connectionDescription: row.connection_description,
    sourceName: row.source_name,
    tspId: row.tsp_id,
    tspSlug: row.tsp_slug,
    /** Null: never. */
    lastSuccessfulExecutionAtMs: row.last_successful_execution_at,
    nextExecutionAtMs: row.next_execution_at
  }))

/** `ScheduleRead`: how often one resource is fetched over one connection. */
export const scheduleRow = z
  .object({
    id: requiredText,
    resource: requiredText,
    execution_interval_seconds: optionalNumber,
    status: optionalText,
    consecutive_error_count: optionalNumber,
    last_data_at: optionalInstantMs
  })
  .transform((row) => ({
    id: row.id,
    resource: row.resource,
    /** Seconds between two fetches. */
    intervalSeconds: row.execution_interval_seconds,
    status: row.status,
    errorCount: row.consecutive_error_count,
    lastDataAtMs: row.last_data_at
  }))

export type Schedule = z.output<typeof scheduleRow>
export type Connection = z.output<typeof connectionRow>
export type DataFreshness = z.output<typeof dataFreshnessRow>
