/** Whose vehicle it is and who reports it. The rows of one connection share one of these. */
export interface SourceFields {
  readonly fleetId: string | null
  readonly fleetRef: string | null
  readonly connectionId: string | null
  readonly sourceName: string | null
  readonly tspSlug: string | null
}

/** The address that was inferred for a fix. */
export interface PlaceFields {
  readonly city: string | null
  readonly province: string | null
  readonly countryCode: string | null
}

/**
 * Vehicle ids of the rows of a page. A canonical UUID (lower case, with hyphens) is four words and never a text; any other id is a text.
 */
export interface VehicleIdColumn {
  /** Four big-endian words per row; all zero where the id is in `others`. */
  readonly words: Uint32Array
  /** Ids that are no canonical UUID, by row. */
  readonly others: ReadonlyMap<number, string>
}

/** A row that could not be read: why, never what was in it. */
export interface UnreadableRow {
  /** Place in the page. */
  readonly index: number
  /** A field's name and the kind of fault, such as `vehicle_id: missing`. */
  readonly reason: string
}

/** What every page says about itself. */
export interface PageFacts {
  /** Items in the page, readable or not. */
  readonly itemCount: number
  readonly unreadable: readonly UnreadableRow[]
  /** What the server says the whole list holds. Not known to be exact (API.md section 12). */
  readonly total: number | null
  /** The next cursor as it came, still encoded; null when the list ends here. */
  readonly next: string | null
}

/** A page of `VehicleLocationRead`, in columns: row `i` of each belongs to the same item. Only rows with a vehicle id are in here. */
export interface LocationPage extends PageFacts {
  readonly rowCount: number
  readonly vehicleIds: VehicleIdColumn
  /** NaN (both) when `location` is not a GeoJSON Point of finite numbers. Not checked for range. */
  readonly longitudeDeg: Float64Array
  readonly latitudeDeg: Float64Array
  /** NaN when not said. */
  readonly speedMps: Float32Array
  /** Epoch milliseconds; NaN when not said. */
  readonly occurredAtMs: Float64Array
  /** Index into `sources`. */
  readonly source: Uint16Array
  /** Index into `places`. */
  readonly place: Uint16Array
  /** 1 where the row carries a `deleted_at`. */
  readonly deleted: Uint8Array
  /** Distinct ones of this page. */
  readonly sources: readonly SourceFields[]
  readonly places: readonly PlaceFields[]
}

/** A page of `VehicleLiveLocation`: who drives. */
export interface DriverPage extends PageFacts {
  readonly rowCount: number
  readonly vehicleIds: VehicleIdColumn
  /** Trimmed; empty where nobody is assigned. */
  readonly drivers: readonly string[]
  readonly deleted: Uint8Array
}

/** A page of `VehicleRead`: what vehicles are called. */
export interface VehiclePage extends PageFacts {
  readonly rowCount: number
  readonly vehicleIds: VehicleIdColumn
  /** Trimmed; empty when not said. */
  readonly names: readonly string[]
  readonly vins: readonly string[]
  readonly plates: readonly string[]
  readonly source: Uint16Array
  readonly deleted: Uint8Array
  readonly sources: readonly SourceFields[]
}
