/** Most pages are 1.3 MB; a buffer that had to grow beyond this is not kept. */
const largestKeptBytes = 4_194_304

/** As many as there are requests at once, by default. */
const mostKept = 8

const firstBytes = 262_144

/** Bytes of an answer that are lent. */
export interface LentBytes {
  readonly bytes: Uint8Array
  /** Gives them back: from then on another answer is read into them. To be called once. */
  readonly release: () => void
}

/** Reads bodies into buffers that are used again. */
export interface BodyBuffers {
  /** Reads a whole body; rejects when it breaks off. */
  read(response: Response): Promise<LentBytes>
}

/**
 * `Response.arrayBuffer` keeps all pieces of a body and then copies them into one. For a sweep that is 260 MB of garbage outside V8's heap within
 * a few seconds, and V8 answers with a full collection every few hundred milliseconds, each of which stops the main process (measured: 45 ms).
 * Here each piece is copied where it belongs as it comes.
 */
export function createBodyBuffers(): BodyBuffers {
  const kept: Uint8Array[] = []
  return {
    async read({ body }) {
      let buffer = kept.pop() ?? new Uint8Array(firstBytes)
      let length = 0
      if (body !== null) {
        const reader: ReadableStreamDefaultReader<Uint8Array> = body.getReader()
        for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
          buffer = withRoom(buffer, length, piece.value.length)
          buffer.set(piece.value, length)
          length += piece.value.length
        }
      }
      const release = (): void => {
        if (kept.length < mostKept && buffer.length <= largestKeptBytes) kept.push(buffer)
      }
      return { bytes: buffer.subarray(0, length), release }
    }
  }
}

function withRoom(buffer: Uint8Array, length: number, more: number): Uint8Array {
  if (length + more <= buffer.length) return buffer
  const larger = new Uint8Array(Math.max(buffer.length * 2, length + more))
  larger.set(buffer.subarray(0, length))
  return larger
}
