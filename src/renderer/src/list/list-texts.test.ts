import { expect, it } from 'vitest'
import { snapshotOf, type SampleVehicle } from '@renderer/test-support/samples'
import { createListTexts } from './list-texts'

it('say what is another text, so that names are not put in order again for a driver', () => {
  const texts = createListTexts()
  const put = (vehicle: SampleVehicle) => texts.put(3, snapshotOf([vehicle]).identities, 0)
  expect([
    put({ name: 'Truck', plate: 'P' }),
    put({ name: 'truck', plate: 'p' }),
    put({ name: 'Truck', plate: 'P', driver: 'A. Muster' }),
    put({ name: 'Truck', plate: 'P', driver: 'a. muster' }),
    put({ name: 'Truck', plate: 'P', driver: 'B. Muster' }),
    put({ name: 'Truck', plate: 'P' }),
    put({ name: 'Trucks', plate: 'P', driver: 'A' }),
    put({ name: '', driver: 'A' }),
    put({ name: '' })
  ]).toEqual(['others', 'same', 'driver', 'same', 'driver', 'driver', 'others', 'others', 'driver'])
})
