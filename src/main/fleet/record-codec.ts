import type { VehicleRecord } from './vehicle-record'

/** Version of the layout below. A record of another version is left out: the next sweep brings its vehicle again. */
const layoutVersion = 1

/** version u8, flags u8, lon f64, lat f64, occurred f64, lastSeen f64, speed f32, bearing f32. */
const fixedBytes = 2 + 4 * 8 + 2 * 4

/** A text's length is a u16. No text of a vehicle is anywhere near as long; a longer one is cut. */
const longestTextBytes = 0xffff

/** Packs a record, its `vehicleId` excepted: that is the database key. */
export function encodeRecord(record: VehicleRecord): Buffer {
  const texts = [record.fleetKey, record.providerKey, record.place, record.name, record.vin, record.plate]
  let size = fixedBytes
  for (const text of texts) size += 2 + Math.min(Buffer.byteLength(text), longestTextBytes)
  const bytes = Buffer.allocUnsafe(size)
  bytes.writeUInt8(layoutVersion, 0)
  bytes.writeUInt8(record.flags, 1)
  bytes.writeDoubleLE(record.longitudeDeg, 2)
  bytes.writeDoubleLE(record.latitudeDeg, 10)
  bytes.writeDoubleLE(record.occurredAtMs, 18)
  bytes.writeDoubleLE(record.lastSeenAtMs, 26)
  bytes.writeFloatLE(record.speedMps, 34)
  bytes.writeFloatLE(record.derivedBearingDeg, 38)
  let offset = fixedBytes
  for (const text of texts) {
    const written = bytes.write(text, offset + 2, Math.min(bytes.length - offset - 2, longestTextBytes), 'utf8')
    bytes.writeUInt16LE(written, offset)
    offset += 2 + written
  }
  return bytes.subarray(0, offset)
}

/**
 * Unpacks a record.
 *
 * @param vehicleId from the database key
 * @returns null when the bytes are not a record of this layout
 */
export function decodeRecord(vehicleId: string, bytes: Buffer): VehicleRecord | null {
  if (bytes.length < fixedBytes || bytes.readUInt8(0) !== layoutVersion) return null
  let offset = fixedBytes
  // An offset past the end stays past the end, so one check at the end finds every kind of short record.
  const text = (): string => {
    if (offset + 2 > bytes.length) {
      offset = Infinity
      return ''
    }
    const start = offset + 2
    offset = start + bytes.readUInt16LE(offset)
    return offset === start ? '' : bytes.toString('utf8', start, offset)
  }
  const record: VehicleRecord = {
    vehicleId,
    flags: bytes.readUInt8(1),
    longitudeDeg: bytes.readDoubleLE(2),
    latitudeDeg: bytes.readDoubleLE(10),
    occurredAtMs: bytes.readDoubleLE(18),
    lastSeenAtMs: bytes.readDoubleLE(26),
    speedMps: bytes.readFloatLE(34),
    derivedBearingDeg: bytes.readFloatLE(38),
    fleetKey: text(),
    providerKey: text(),
    place: text(),
    name: text(),
    vin: text(),
    plate: text()
  }
  return offset === bytes.length ? record : null
}
