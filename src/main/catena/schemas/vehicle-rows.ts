import { z } from 'zod'
import { optionalInstantMs, optionalNumber, optionalText, requiredText } from './fields'

/** `VehicleRead`, as far as the detail panel shows it. */
export const vehicleRow = z
  .object({
    id: requiredText,
    connection_id: optionalText,
    tsp_slug: optionalText,
    source_name: optionalText,
    oem: optionalText,
    model_type: optionalText,
    model_year: optionalNumber,
    engine_vin: optionalText,
    license_plate_region: optionalText,
    license_plate_country: optionalText,
    status: optionalText,
    engine_type: optionalText,
    fuel_capacity: optionalText,
    total_axles: optionalNumber,
    eld_serial_number: optionalText,
    external_id: optionalText
  })
  .transform((row) => ({
    vehicleId: row.id,
    connectionId: row.connection_id,
    tspSlug: row.tsp_slug,
    sourceName: row.source_name,
    papers: {
      maker: row.oem,
      model: row.model_type,
      modelYear: row.model_year,
      engineVin: row.engine_vin,
      plateRegion: row.license_plate_region,
      plateCountry: row.license_plate_country,
      status: row.status,
      engineType: row.engine_type,
      fuelCapacity: row.fuel_capacity,
      axleCount: row.total_axles,
      eldSerialNumber: row.eld_serial_number,
      externalId: row.external_id
    }
  }))

/** `VehicleLocationRead`, as far as the columns do not hold it. Oil pressure is left out: live values cannot be the pascals they claim to be. */
export const readingRow = z
  .object({
    vehicle_id: requiredText,
    occurred_at: optionalInstantMs,
    updated_at: optionalInstantMs,
    connection_id: optionalText,
    odometer: optionalNumber,
    fuel_level: optionalNumber,
    fuel_value: optionalNumber,
    engine_hours: optionalNumber,
    coolant_temperature: optionalNumber,
    driver_id: optionalText,
    co_driver_id: optionalText,
    source_driver_id: optionalText
  })
  .transform((row) => ({
    vehicleId: row.vehicle_id,
    connectionId: row.connection_id,
    readings: {
      occurredAtMs: row.occurred_at,
      receivedAtMs: row.updated_at,
      odometerM: row.odometer,
      fuelLevelPercent: row.fuel_level,
      fuelM3: row.fuel_value,
      engineHours: row.engine_hours,
      coolantK: row.coolant_temperature,
      driverId: row.driver_id,
      coDriverId: row.co_driver_id,
      sourceDriverId: row.source_driver_id
    }
  }))

/** `VehicleLiveLocation`: the one row that names the driver. */
export const driverRow = z
  .object({ vehicle_id: requiredText, driver_name: optionalText })
  .transform((row) => ({ vehicleId: row.vehicle_id, driverName: row.driver_name }))

export type VehicleRecord = Readonly<z.infer<typeof vehicleRow>>
export type VehicleReading = Readonly<z.infer<typeof readingRow>>
