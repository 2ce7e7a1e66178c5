/** Bits of the `flags` column of the positions. Apart from the schemas, so that the page does not load a schema library for three numbers. */
export const vehicleFlags = {
  /** The slot holds a vehicle. */
  present: 1,
  /** Moved faster than walking pace at its last fix. */
  moving: 2,
  /** From a simulated provider (`catena_simulator`). */
  simulated: 4
} as const
