/** Bits of the `flags` column of the positions. Apart from the schemas, so that the page does not load a schema library for three numbers. */
export const vehicleFlags = {
  /** The slot holds a vehicle. */
  present: 1,
  /** Moved faster than walking pace at its last fix. */
  moving: 2,
  /** From a simulated provider (`catena_simulator`). */
  simulated: 4,
  /** Another vehicle of the table has the same VIN: one truck that two providers report. */
  sharedVin: 8,
  /** Of the vehicles with its VIN, another one has the fresher position. Only together with `sharedVin`. */
  olderTwin: 16
} as const
