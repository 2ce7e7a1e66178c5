import { z } from 'zod'

export const vehicleFactsInputSchema = z.object({ epoch: z.number(), slot: z.number().int().min(0) })

const text = z.string().nullable()
const number = z.number().nullable()

/** What Catena knows of one vehicle beyond the columns of the map; null where the provider reported nothing. SI units, as the API speaks. */
export const vehicleFactsSchema = z.object({
  /** When the server answered, epoch milliseconds on this computer's clock. */
  fetchedAtMs: z.number(),
  /** Null when the record could not be read. */
  papers: z
    .object({
      maker: text,
      model: text,
      modelYear: number,
      engineVin: text,
      plateRegion: text,
      plateCountry: text,
      status: text,
      engineType: text,
      fuelCapacity: text,
      axleCount: number,
      eldSerialNumber: text,
      externalId: text
    })
    .nullable(),
  /** With the last position; null when there is none, or it could not be read. */
  readings: z
    .object({
      occurredAtMs: number,
      /** When Catena last touched the record. */
      receivedAtMs: number,
      odometerM: number,
      /** 0 to 100. */
      fuelLevelPercent: number,
      fuelM3: number,
      engineHours: number,
      coolantK: number,
      driverId: text,
      coDriverId: text,
      sourceDriverId: text
    })
    .nullable(),
  driverName: text,
  connectionId: text,
  tspSlug: text,
  /** The platform behind the provider's brand. */
  sourceName: text
})

export type VehicleFacts = Readonly<z.infer<typeof vehicleFactsSchema>>
