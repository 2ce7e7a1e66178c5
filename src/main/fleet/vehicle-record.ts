/** Everything the cache keeps of one vehicle. NaN where a number is not known, an empty text where a text is not. */
export interface VehicleRecord {
  readonly vehicleId: string
  readonly longitudeDeg: number
  readonly latitudeDeg: number
  readonly speedMps: number
  readonly derivedBearingDeg: number
  readonly occurredAtMs: number
  /** When a sweep last had this vehicle in it; decides about retention. */
  readonly lastSeenAtMs: number
  /** Bits of `vehicleFlags` that outlive a restart. */
  readonly flags: number
  /** Key of its fleet: the fleet's id, or `ref:` and the `fleet_ref` where no id was given. */
  readonly fleetKey: string
  readonly providerKey: string
  readonly place: string
  readonly name: string
  readonly vin: string
  readonly plate: string
}
