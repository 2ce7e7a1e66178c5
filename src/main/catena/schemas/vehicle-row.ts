import { z } from 'zod'
import { optionalFlag, optionalInstantMs, optionalNumber, optionalText, requiredText } from './fields'

/** `VehicleRead`, without `source_data`, `extras`, notes and device numbers: nothing here shows them. */
export const vehicleRow = z
  .object({
    id: requiredText,
    fleet_id: optionalText,
    fleet_ref: optionalText,
    connection_id: optionalText,
    tsp_id: optionalText,
    tsp_slug: optionalText,
    source_name: optionalText,
    vehicle_name: optionalText,
    vin: optionalText,
    license_plate_number: optionalText,
    license_plate_region: optionalText,
    license_plate_country: optionalText,
    oem: optionalText,
    model_type: optionalText,
    model_year: optionalNumber,
    is_active: optionalFlag,
    status: optionalText,
    updated_at: optionalInstantMs,
    deleted_at: optionalText
  })
  .transform((row) => ({
    vehicleId: row.id,
    fleetId: row.fleet_id,
    fleetRef: row.fleet_ref,
    connectionId: row.connection_id,
    tspId: row.tsp_id,
    tspSlug: row.tsp_slug,
    sourceName: row.source_name,
    name: row.vehicle_name,
    vin: row.vin,
    licensePlateNumber: row.license_plate_number,
    licensePlateRegion: row.license_plate_region,
    licensePlateCountry: row.license_plate_country,
    oem: row.oem,
    modelType: row.model_type,
    modelYear: row.model_year,
    isActive: row.is_active,
    /** Free text of the provider. */
    status: row.status,
    updatedAtMs: row.updated_at,
    deleted: row.deleted_at !== null
  }))

export type Vehicle = z.output<typeof vehicleRow>
