import {
  clusterCorners,
  clusterFragment,
  clusterVertex,
  haloFragment,
  haloVertex,
  markFragment,
  markVertex
} from './fleet-shaders'
import type { FleetAtlas } from './fleet-atlas'
import type { ClusterAnswer } from './cluster-protocol'
import { clusterWords, markWords } from './draw-list'
import { toneOf, toneUniformsOf } from './fleet-tones'
import type { FixedPoint } from './fixed-point'
import { clusterSizesPx } from './icon-keys'
import { createInstanceBuffer } from './instance-buffer'
import type { MapScheme } from './palette'
import { worldShiftsPx, type ScreenView } from './screen-view'
import { createProgram, type ShaderProgram } from './shader-program'

/** A ring around something on the map; sizes in CSS pixels. */
export interface Halo extends FixedPoint {
  readonly radiusPx: number
  readonly strokePx: number
  /** Opacity of the disc inside, 0 to 1. */
  readonly fillAlpha: number
}

/** What all drawing of a frame has in common. */
export interface PaintFrame {
  readonly view: ScreenView
  readonly pixelRatio: number
  /** Whether things are put onto whole pixels, which is crisp where nothing moves. */
  readonly isSnapped: boolean
  readonly scheme: MapScheme
}

/** Draws the worker's answers; lives as long as its WebGL context. */
export interface FleetPainter {
  readonly setAnswer: (answer: ClusterAnswer) => void
  readonly setAtlas: (atlas: FleetAtlas) => void
  readonly drawVehicles: (frame: PaintFrame) => void
  readonly drawClusters: (frame: PaintFrame) => void
  /** The vehicles that are exempt from clustering. */
  readonly drawExempt: (frame: PaintFrame) => void
  readonly drawHalo: (frame: PaintFrame, halo: Halo) => void
  readonly remove: () => void
}

/** Place and look; place, shares and label (`draw-list.ts`). */
const markAttributes = [
  { words: 2, from: 0 },
  { words: 1, from: 2 }
] as const
const clusterAttributes = [
  { words: 2, from: 0 },
  { words: 2, from: 3 },
  { words: 1, from: 5 }
] as const
/** Corners of a sprite or a halo: two triangles. */
const quadCorners = 6
/** Further out than anything that is drawn around a place, in CSS pixels. */
const marginPx = 64

/**
 * Everything that is needed to draw the fleet in one WebGL 2 context. No uniform buffers: MapLibre and other layers bind theirs
 * by number.
 */
export function createFleetPainter(gl: WebGL2RenderingContext): FleetPainter {
  const marks = createProgram(gl, markVertex, markFragment)
  const clusters = createProgram(gl, clusterVertex, clusterFragment)
  const halos = createProgram(gl, haloVertex, haloFragment)
  const vehicles = createInstanceBuffer(gl, markAttributes, markWords)
  const exempt = createInstanceBuffer(gl, markAttributes, markWords)
  const groups = createInstanceBuffer(gl, clusterAttributes, clusterWords)
  const texture = gl.createTexture()
  const noArrays = gl.createVertexArray()
  let atlas: FleetAtlas | null = null
  let vehicleCount = 0
  let exemptCount = 0
  let clusterCount = 0

  function begin(
    program: ShaderProgram,
    { view, pixelRatio, isSnapped }: PaintFrame,
    arrays: WebGLVertexArrayObject
  ): void {
    program.use()
    gl.bindVertexArray(arrays)
    gl.disable(gl.DEPTH_TEST)
    gl.disable(gl.CULL_FACE)
    gl.enable(gl.BLEND)
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA)
    gl.uniform2ui(program.uniform('u_centre'), view.centreX, view.centreY)
    gl.uniform2f(program.uniform('u_origin'), view.originX, view.originY)
    gl.uniform1f(program.uniform('u_pxPerUnit'), view.pxPerUnit)
    gl.uniform2f(program.uniform('u_viewport'), view.widthPx, view.heightPx)
    gl.uniform1f(program.uniform('u_ratio'), pixelRatio)
    gl.uniform1f(program.uniform('u_isSnapped'), isSnapped ? 1 : 0)
  }

  function bindAtlas(program: ShaderProgram, { canvas }: FleetAtlas): void {
    gl.activeTexture(gl.TEXTURE0)
    gl.bindTexture(gl.TEXTURE_2D, texture)
    gl.uniform1i(program.uniform('u_atlas'), 0)
    gl.uniform2f(program.uniform('u_atlasPx'), canvas.width, canvas.height)
  }

  /** Once for each copy of the world in sight. */
  function drawCopies(program: ShaderProgram, { view }: PaintFrame, corners: number, count: number): void {
    for (const shiftPx of worldShiftsPx(view, marginPx)) {
      gl.uniform1f(program.uniform('u_worldPx'), shiftPx)
      gl.drawArraysInstanced(gl.TRIANGLES, 0, corners, count)
    }
    gl.bindVertexArray(null)
  }

  function drawMarks(frame: PaintFrame, arrays: WebGLVertexArrayObject, count: number): void {
    if (count === 0 || atlas === null) return
    begin(marks, frame, arrays)
    bindAtlas(marks, atlas)
    gl.uniform1f(marks.uniform('u_spritePx'), atlas.spritePx)
    gl.uniform1f(marks.uniform('u_cellPx'), atlas.cellPx)
    gl.uniform1f(marks.uniform('u_columns'), atlas.columns)
    gl.uniform3fv(marks.uniform('u_problem'), toneOf(frame.scheme, 'problem'))
    gl.uniform3fv(marks.uniform('u_outline'), toneOf(frame.scheme, 'outline'))
    drawCopies(marks, frame, quadCorners, count)
  }

  return {
    setAnswer(answer) {
      exemptCount = answer.exemptCount
      vehicleCount = answer.slots.length - exemptCount
      vehicles.fill(answer.marks.subarray(0, vehicleCount * markWords))
      exempt.fill(answer.marks.subarray(vehicleCount * markWords))
      groups.fill(answer.clusters)
      clusterCount = answer.clusters.length / clusterWords
    },
    setAtlas(next) {
      atlas = next
      gl.activeTexture(gl.TEXTURE0)
      gl.bindTexture(gl.TEXTURE_2D, texture)
      gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true)
      gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false)
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, next.canvas)
      for (const side of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) gl.texParameteri(gl.TEXTURE_2D, side, gl.CLAMP_TO_EDGE)
      for (const side of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER])
        gl.texParameteri(gl.TEXTURE_2D, side, gl.LINEAR)
    },
    drawVehicles: (frame) => drawMarks(frame, vehicles.arrays, vehicleCount),
    drawExempt: (frame) => drawMarks(frame, exempt.arrays, exemptCount),
    drawClusters(frame) {
      if (clusterCount === 0 || atlas === null) return
      begin(clusters, frame, groups.arrays)
      bindAtlas(clusters, atlas)
      gl.uniform1fv(
        clusters.uniform('u_radii'),
        clusterSizesPx.map((sizePx) => sizePx / 2)
      )
      gl.uniform1fv(clusters.uniform('u_advance'), atlas.advances)
      gl.uniform2f(clusters.uniform('u_glyphPx'), atlas.glyphWidthPx, atlas.glyphHeightPx)
      gl.uniform1f(clusters.uniform('u_glyphTop'), atlas.glyphTopPx)
      gl.uniform1f(clusters.uniform('u_baseline'), atlas.baselinePx)
      const tones = toneUniformsOf(frame.scheme)
      gl.uniform3fv(clusters.uniform('u_ring'), tones.ring)
      gl.uniform1fv(clusters.uniform('u_ringAlpha'), tones.ringAlpha)
      gl.uniform3fv(clusters.uniform('u_outline'), tones.outline)
      gl.uniform3fv(clusters.uniform('u_fill'), tones.fill)
      gl.uniform3fv(clusters.uniform('u_problem'), tones.problem)
      drawCopies(clusters, frame, clusterCorners, clusterCount)
    },
    drawHalo(frame, halo) {
      begin(halos, frame, noArrays)
      gl.uniform2ui(halos.uniform('u_at'), halo.x, halo.y)
      gl.uniform1f(halos.uniform('u_radius'), halo.radiusPx)
      gl.uniform1f(halos.uniform('u_stroke'), halo.strokePx)
      gl.uniform1f(halos.uniform('u_fillAlpha'), halo.fillAlpha)
      gl.uniform3fv(halos.uniform('u_tone'), toneOf(frame.scheme, 'accent'))
      drawCopies(halos, frame, quadCorners, 1)
    },
    remove() {
      for (const part of [marks, clusters, halos, vehicles, exempt, groups]) part.remove()
      gl.deleteVertexArray(noArrays)
      gl.deleteTexture(texture)
    }
  }
}
