/** A linked program and where its uniforms are. */
export interface ShaderProgram {
  readonly use: () => void
  readonly uniform: (name: string) => WebGLUniformLocation | null
  readonly remove: () => void
}

/** Throws what the driver says when a shader does not compile: without it there is no map. */
export function createProgram(gl: WebGL2RenderingContext, vertex: string, fragment: string): ShaderProgram {
  const program = gl.createProgram()
  for (const [type, source] of [
    [gl.VERTEX_SHADER, vertex],
    [gl.FRAGMENT_SHADER, fragment]
  ] as const) {
    const shader = gl.createShader(type)
    // A lost context makes none; all is made anew when it comes back.
    if (!shader) continue
    gl.shaderSource(shader, source)
    gl.compileShader(shader)
    gl.attachShader(program, shader)
    gl.deleteShader(shader)
  }
  gl.linkProgram(program)
  if (gl.getProgramParameter(program, gl.LINK_STATUS) === false && !gl.isContextLost()) {
    throw new Error(`The vehicles' shaders cannot be used: ${gl.getProgramInfoLog(program) ?? ''}`)
  }
  const locations = new Map<string, WebGLUniformLocation | null>()
  return {
    use: () => gl.useProgram(program),
    uniform(name) {
      const known = locations.get(name)
      if (known !== undefined) return known
      const found = gl.getUniformLocation(program, name)
      locations.set(name, found)
      return found
    },
    remove: () => gl.deleteProgram(program)
  }
}
