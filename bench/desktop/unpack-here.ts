declare global {
  /** `unpack` of src/shared/ipc/packed.ts, for functions whose source is sent into a process that runs the built app. */
  var unpackHere: ((packed: Uint8Array) => unknown) | undefined
}

/** Defines it where this is run; as self-contained as all functions that are sent. */
export function defineUnpack(): void {
  globalThis.unpackHere = (packed) => {
    const { byteOffset } = packed
    const buffer = packed.buffer as ArrayBuffer
    const types = [Uint8Array, Uint16Array, Uint32Array, Float32Array, Float64Array] as const
    const headerLength = new DataView(buffer, byteOffset).getUint32(0, true)
    const start = byteOffset + Math.ceil((4 + headerLength) / 8) * 8
    const columnsIn = (value: object): object =>
      Object.fromEntries(
        Object.entries(value).map(([name, field]: [string, unknown]) => {
          if (typeof field !== 'object' || field === null || Array.isArray(field)) return [name, field]
          if (!('$column' in field)) return [name, columnsIn(field)]
          const [type, from, length] = field.$column as [number, number, number]
          return [name, new (types[type] ?? Uint8Array)(buffer, start + from, length)]
        })
      )
    const header = new TextDecoder().decode(new Uint8Array(buffer, byteOffset + 4, headerLength))
    return columnsIn(JSON.parse(header) as object)
  }
}
