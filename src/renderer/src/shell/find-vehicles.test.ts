import { expect, it } from 'vitest'
import { findVehicles, type SearchableVehicles } from './find-vehicles'
import { permissionLines } from './permission-words'

const rows = [
  { name: 'T-100', vin: 'VIN0', plate: 'TX 1', fleet: 'Swift' },
  { name: 'T-200', vin: 'VIN1', plate: 'TX 2', fleet: 'Blue Ridge', driver: 'Ana Muster' },
  null,
  { name: 'Ridge runner', vin: 'VIN3', plate: 'OK 7', fleet: 'Swift' }
]
const vehicles: SearchableVehicles = {
  size: rows.length,
  isPresent: (slot) => rows[slot] !== null,
  name: (slot) => rows[slot]?.name ?? '',
  vin: (slot) => rows[slot]?.vin ?? '',
  plate: (slot) => rows[slot]?.plate ?? '',
  driver: (slot) => rows[slot]?.driver ?? '',
  fleetName: (slot) => rows[slot]?.fleet ?? ''
}

it.each([
  ['t-2', [1]],
  [' VIN3 ', [3]],
  ['tx', [0, 1]],
  // A vehicle of that name comes before the vehicles of a fleet of that name.
  ['ridge', [3, 1]],
  ['swift', [0, 3]],
  ['muster', [1]],
  ['', []],
  ['nothing', []]
])('finds by name, VIN, plate, driver or fleet: "%s"', (text, slots) => {
  expect(findVehicles(vehicles, text, 8)).toEqual(slots)
})

it('finds no more than was asked for', () => {
  expect(findVehicles(vehicles, 'vin', 2)).toEqual([0, 1])
})

it('reads permissions in words, and shows what it does not know as it is', () => {
  expect(permissionLines(['vehicle_location:read', 'invitation:create', 'invitation:read', 'odd permission'])).toEqual([
    'Invitations: create, read',
    'Vehicle locations: read',
    'odd permission'
  ])
})
