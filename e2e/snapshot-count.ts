/**
 * Code for the page that asks main for the positions and answers of how many vehicles there are any; 0 when none are given out. The snapshot is one
 * run of bytes (src/shared/ipc/packed.ts), whose header says how long each column is.
 */
export const snapshotCount = `fleetDesk.calls['positions:snapshot']().then(({ ok, value }) => {
  if (!ok) return 0
  const headerLength = new DataView(value.buffer, value.byteOffset).getUint32(0, true)
  const header = JSON.parse(new TextDecoder().decode(value.subarray(4, 4 + headerLength)))
  return header.columns.slots.$column[2]
})`
