import { z } from 'zod'

const text = z.string().nullable()
const number = z.number().nullable()

/** The page, field for field, as the contract has it. */
const pageSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      fleet_id: z.string(),
      fleet_ref: text,
      created_at: z.string(),
      updated_at: z.string(),
      deleted_at: text,
      connection_id: z.string(),
      tsp_id: text,
      tsp_slug: text,
      source_name: z.string(),
      source_data: z.record(z.string(), z.unknown()),
      source_id: z.string(),
      source_data_hash: z.string(),
      occurred_at: text,
      execution_id: z.string(),
      schedule_id: z.string(),
      extras: z.unknown(),
      vehicle_id: z.string(),
      driver_id: text,
      co_driver_id: text,
      source_driver_id: text,
      source_vehicle_id: text,
      source_co_driver_id: text,
      location: z.object({ type: z.literal('Point'), coordinates: z.array(z.number()), bbox: z.unknown() }).nullable(),
      h3_index_11: number,
      speed: number,
      odometer: number,
      fuel_level: number,
      fuel_value: number,
      engine_hours: number,
      oil_pressure: number,
      coolant_temperature: number,
      inferred_address: z.object({ city: text, province: text, country_code: text }).nullable(),
      speed_unit: text,
      odometer_unit: text,
      fuel_value_unit: text,
      oil_pressure_unit: text,
      coolant_temperature_unit: text
    })
  ),
  total: z.number(),
  next_page: text
})

type NaiveRow = z.infer<typeof pageSchema>['items'][number]

/** The way one would write it first: schema objects in a map, and the whole list cloned for the page after each sweep. */
export function createNaivePipeline() {
  const vehicles = new Map<string, NaiveRow>()
  return {
    /** @returns the next cursor */
    takePage(pageText: string): string | null {
      const page = pageSchema.parse(JSON.parse(pageText))
      for (const row of page.items) {
        const held = vehicles.get(row.vehicle_id)
        if (held === undefined || (row.occurred_at ?? '') > (held.occurred_at ?? '')) vehicles.set(row.vehicle_id, row)
      }
      return page.next_page
    },
    all: (): readonly NaiveRow[] => [...vehicles.values()],
    /** What crossing the bridge costs at least: a structured clone. */
    handOver: (): number => structuredClone([...vehicles.values()]).length
  }
}
