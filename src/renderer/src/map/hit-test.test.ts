import { describe, expect, it } from 'vitest'
import type { ClusterAnswer } from './cluster-protocol'
import { answerOf, engineWith, fixedPlaceOf, type EngineVehicle } from './engine-fixture'
import { createHitTest } from './hit-test'
import { screenX, screenY, type ScreenView } from './screen-view'
import { worldUnits } from './fixed-point'

const zoom = 4
const centre = fixedPlaceOf({ longitudeDeg: 0, latitudeDeg: 45 })
const view: ScreenView = {
  centreX: centre.x,
  centreY: centre.y,
  originX: 400,
  originY: 300,
  pxPerUnit: (512 * 2 ** zoom) / worldUnits,
  widthPx: 800,
  heightPx: 600
}

const alone: EngineVehicle = { longitudeDeg: 10, latitudeDeg: 45 }
const group: readonly EngineVehicle[] = [
  { longitudeDeg: -10, latitudeDeg: 45 },
  { longitudeDeg: -10.1, latitudeDeg: 45 },
  { longitudeDeg: -9.9, latitudeDeg: 45 }
]

function answerFor(vehicles: readonly EngineVehicle[], exemptSlots: readonly number[] = []): ClusterAnswer {
  return answerOf(engineWith(vehicles), { zoom, exemptSlots })
}

function hitOn(answer: ClusterAnswer, vehicle: EngineVehicle, besidePx = 0, reachPx = 0, shown: ScreenView = view) {
  const { x, y } = fixedPlaceOf(vehicle)
  return createHitTest()(answer, shown, screenX(shown, x) + besidePx, screenY(shown, y), reachPx)
}

describe('what is under the pointer', () => {
  it('is the vehicle whose mark contains it, or is near enough', () => {
    const answer = answerFor([alone, ...group])
    expect(hitOn(answer, alone)).toMatchObject({ kind: 'vehicles', slots: [0] })
    expect(hitOn(answer, alone, 12, 5)).toMatchObject({ kind: 'vehicles', slots: [0] })
    expect(hitOn(answer, alone, 12, 2)).toBeNull()
  })

  it('is a cluster all over its disc', () => {
    const answer = answerFor([alone, ...group])
    expect(hitOn(answer, { longitudeDeg: -10, latitudeDeg: 45 }, 16)).toMatchObject({ kind: 'cluster', total: 3 })
    expect(hitOn(answer, { longitudeDeg: -10, latitudeDeg: 45 }, 20)).toBeNull()
  })

  it('is the chosen vehicle where it lies on its neighbours', () => {
    const answer = answerFor([...group], [0])
    expect(hitOn(answer, { longitudeDeg: -10, latitudeDeg: 45 })).toMatchObject({ kind: 'vehicles', slots: [0] })
  })

  it('is all vehicles that lie on one another', () => {
    const near = { longitudeDeg: 10.001, latitudeDeg: 45 }
    const answer = answerOf(engineWith([alone, near, { longitudeDeg: 12, latitudeDeg: 45 }]), {
      zoom,
      isClusteringOn: false
    })
    const hit = hitOn(answer, alone)
    expect(hit?.kind === 'vehicles' ? [...hit.slots].sort() : null).toEqual([0, 1])
  })

  it('is found across the antimeridian and in every copy of the world', () => {
    const east = fixedPlaceOf({ longitudeDeg: 179, latitudeDeg: 45 })
    const shown = { ...view, centreX: east.x }
    const beyond: EngineVehicle = { longitudeDeg: -179, latitudeDeg: 45 }
    const answer = answerFor([beyond])
    expect(hitOn(answer, beyond, 0, 0, shown)).toMatchObject({ kind: 'vehicles', slots: [0] })
    const worldPx = worldUnits * view.pxPerUnit
    expect(hitOn(answer, beyond, worldPx, 0, shown)).toMatchObject({ kind: 'vehicles', slots: [0] })
  })

  it('is found at every zoom, among many, as one looks at all of them', () => {
    const vehicles = Array.from({ length: 400 }, (_, slot) => ({
      longitudeDeg: -20 + (slot % 20) * 2.1,
      latitudeDeg: 35 + Math.floor(slot / 20)
    }))
    const answer = answerOf(engineWith(vehicles), { zoom, isClusteringOn: false })
    const hitTest = createHitTest()
    for (const scale of [0.5, 1, 2]) {
      const shown = { ...view, pxPerUnit: view.pxPerUnit * scale }
      vehicles.forEach((vehicle, slot) => {
        const { x, y } = fixedPlaceOf(vehicle)
        const hit = hitTest(answer, shown, screenX(shown, x) + 1, screenY(shown, y) - 1, 2)
        expect(hit).toMatchObject({ kind: 'vehicles', slots: [slot] })
      })
    }
  })

  it('is what the newest answer says', () => {
    const hitTest = createHitTest()
    const { x, y } = fixedPlaceOf(alone)
    expect(hitTest(answerFor([alone]), view, screenX(view, x), screenY(view, y), 0)).not.toBeNull()
    expect(hitTest(answerFor(group), view, screenX(view, x), screenY(view, y), 0)).toBeNull()
  })

  it('is nothing on an empty map', () => {
    expect(createHitTest()(answerFor([]), view, 400, 300, 100)).toBeNull()
  })
})
