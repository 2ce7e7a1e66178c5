/** Pages of `vehicle-locations` as JSON text, with every field a live row has (API.md section 9). */
export function locationPages(vehicleCount: number, pageSize: number, atMs: number): string[] {
  const pages: string[] = []
  for (let from = 0; from < vehicleCount; from += pageSize) {
    const items = Array.from({ length: Math.min(pageSize, vehicleCount - from) }, (_, row) =>
      locationItem(from + row, atMs)
    )
    pages.push(JSON.stringify({ items, total: vehicleCount, current_page: 'Pg%3D%3D', next_page: null }))
  }
  return pages
}

/** A made-up UUID. */
export function fakeId(kind: number, number: number): string {
  return `${kind.toString(16).padStart(8, '0')}-0000-4000-8000-${number.toString(16).padStart(12, '0')}`
}

function locationItem(number: number, atMs: number) {
  const fleet = number % 80
  const at = new Date(atMs - (number % 600) * 1000).toISOString()
  return {
    fleet_id: fakeId(1, fleet),
    fleet_ref: `carrier-${fleet}`,
    created_at: at,
    updated_at: at,
    deleted_at: null,
    connection_id: fakeId(2, fleet),
    tsp_id: fakeId(3, fleet % 7),
    tsp_slug: `provider-${fleet % 7}`,
    id: fakeId(4, number),
    source_name: `platform-${fleet % 5}`,
    source_data: {},
    source_id: `loc:veh:${number}`,
    source_data_hash: 'd95c2a1c4e881af1d2c5580d6d1cbb6b1899a095bc4041625e4f57b33d271dc6',
    occurred_at: at,
    execution_id: fakeId(5, number),
    schedule_id: fakeId(6, fleet),
    extras: null,
    vehicle_id: fakeId(7, number),
    driver_id: fakeId(8, number),
    co_driver_id: null,
    source_driver_id: `user:${number}`,
    source_vehicle_id: `veh:${number}`,
    source_co_driver_id: null,
    location: {
      type: 'Point',
      coordinates: [degreesOf(-120, number * 99_991, 50), degreesOf(30, number * 49_999, 17)],
      bbox: null
    },
    h3_index_11: null,
    speed: (number % 30) + 0.447,
    odometer: 136027560.622,
    fuel_level: 61,
    fuel_value: null,
    engine_hours: 5581.4,
    oil_pressure: 370.688,
    coolant_temperature: 361.277,
    inferred_address: { city: `City ${number % 900}`, province: 'IL', country_code: 'USA' },
    speed_unit: 'm/s',
    odometer_unit: 'm',
    fuel_value_unit: 'm3',
    oil_pressure_unit: 'Pa',
    coolant_temperature_unit: 'K'
  }
}

/** Seven digits, as most of the API's examples have. */
function degreesOf(from: number, seed: number, span: number): number {
  return (from * 1e7 + (seed % (span * 1e7))) / 1e7
}
