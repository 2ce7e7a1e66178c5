import { describe, expect, it, vi } from 'vitest'
import type { DrawnPlace } from './cluster-protocol'
import { answerOf, engineWith, fixedPlaceOf } from './engine-fixture'
import type { Halo } from './fleet-painter'
import { chosenHalos, createHoverRing } from './halos'

function arrange(places: Readonly<Record<number, DrawnPlace>>) {
  const draw = vi.fn<(halo: Halo | null) => void>()
  const ring = createHoverRing({
    locate: (slot) => Promise.resolve(places[slot] ?? null),
    draw,
    isMotionReduced: () => true
  })
  return { ring, draw, settle: () => Promise.resolve().then(() => undefined) }
}

describe('rings', () => {
  it('lie around the vehicles that are exempt from clustering', () => {
    const at = { longitudeDeg: 10, latitudeDeg: 20 }
    const answer = answerOf(engineWith([at, { longitudeDeg: 50, latitudeDeg: 20 }]), { exemptSlots: [0] })
    expect(chosenHalos(answer)).toMatchObject([fixedPlaceOf(at)])
  })

  it('lie around the cluster that the hovered vehicle is in, outside its edge', async () => {
    const { ring, draw, settle } = arrange({ 1: { x: 5, y: 6, total: 500 } })
    ring.point(1)
    await settle()
    expect(draw).toHaveBeenLastCalledWith(expect.objectContaining({ x: 5, y: 6 }))
    expect(draw.mock.lastCall?.[0]?.radiusPx).toBeGreaterThan(20)
    ring.point(null)
    expect(draw).toHaveBeenLastCalledWith(null)
  })

  it('are not drawn for a vehicle that the mouse has left meanwhile', async () => {
    const { ring, draw, settle } = arrange({ 1: { x: 1, y: 1, total: 1 } })
    ring.point(1)
    ring.point(null)
    await settle()
    expect(draw).not.toHaveBeenCalledWith(expect.objectContaining({ x: 1 }))
  })
})
