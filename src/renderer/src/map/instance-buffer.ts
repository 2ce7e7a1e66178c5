/** Words of one thing drawn: how many an attribute takes, from which on. */
export interface InstanceAttribute {
  readonly words: 1 | 2
  readonly from: number
}

/** A run of things drawn by one call, and how the shader reads it. */
export interface InstanceBuffer {
  /** To be bound for drawing. */
  readonly arrays: WebGLVertexArrayObject
  readonly fill: (words: Uint32Array) => void
  readonly remove: () => void
}

const bytesPerWord = 4
const leastBytes = 4096

/**
 * An empty buffer whose attributes go on by one for each instance.
 *
 * @param attributes by their location in the shader
 * @param wordsEach words of one instance
 */
export function createInstanceBuffer(
  gl: WebGL2RenderingContext,
  attributes: readonly InstanceAttribute[],
  wordsEach: number
): InstanceBuffer {
  const arrays = gl.createVertexArray()
  let buffer: WebGLBuffer | null = null
  let capacityBytes = 0

  /**
   * Another buffer, pointed at anew. Giving the same one another size is not enough: ANGLE of Chromium 114 goes on with the size of before in arrays
   * that are not bound just then, and draws nothing beyond it.
   */
  function grow(neededBytes: number): void {
    gl.deleteBuffer(buffer)
    buffer = gl.createBuffer()
    capacityBytes = leastBytes
    while (capacityBytes < neededBytes) capacityBytes *= 2
    gl.bindVertexArray(arrays)
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer)
    gl.bufferData(gl.ARRAY_BUFFER, capacityBytes, gl.DYNAMIC_DRAW)
    attributes.forEach(({ words, from }, location) => {
      gl.enableVertexAttribArray(location)
      gl.vertexAttribIPointer(location, words, gl.UNSIGNED_INT, wordsEach * bytesPerWord, from * bytesPerWord)
      gl.vertexAttribDivisor(location, 1)
    })
    gl.bindVertexArray(null)
  }

  return {
    arrays,
    fill(words) {
      if (words.length === 0) return
      if (words.byteLength > capacityBytes) grow(words.byteLength)
      gl.bindBuffer(gl.ARRAY_BUFFER, buffer)
      gl.bufferSubData(gl.ARRAY_BUFFER, 0, words)
    },
    remove() {
      gl.deleteBuffer(buffer)
      gl.deleteVertexArray(arrays)
    }
  }
}
