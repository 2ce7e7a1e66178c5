import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fleetFallback, fleetOwnName, placeOf, providerKey, vehicleFallback } from './labels'

const fleet = (name: string | null, displayName: string | null = null) => ({
  id: 'f',
  fleetRef: 'r',
  name,
  displayName
})

describe('labels', () => {
  it('prefers the display name', () => expect(fleetOwnName(fleet('Swift LLC', 'Swift'))).toBe('Swift'))
  it('takes the name otherwise', () => expect(fleetOwnName(fleet('Swift LLC', ' '))).toBe('Swift LLC'))

  it('never shows a generated name, which holds the invitation id', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.string(), fc.string(), (id, before, after) => {
        expect(fleetOwnName(fleet(`Fleet ${id}`))).toBeNull()
        expect(fleetOwnName(fleet(`${before}${id.toUpperCase()}${after}`, id.replaceAll('-', '')))).toBeNull()
      })
    )
  })

  it('falls back to the fleet reference, then to a short id', () => {
    expect(fleetFallback('3a6cf33b-1fd1-4cee', 'demo')).toBe('demo')
    expect(fleetFallback('3a6cf33b-1fd1-4cee', ' ')).toBe('Fleet 3a6cf33b')
    expect(fleetFallback(null, null)).toBe('')
  })

  it('keys providers by slug, then by source name', () => {
    expect(providerKey({ tspSlug: 'groundhog', sourceName: 'catena_simulator' })).toBe('groundhog')
    expect(providerKey({ tspSlug: null, sourceName: 'geotab' })).toBe('geotab')
  })

  it('names a vehicle by its short id', () =>
    expect(vehicleFallback('28e4a9e0-b75d-5573-bf24-56026d2af4f3')).toBe('Vehicle 28e4a9e0'))

  it.each([
    [['Woodstock', 'IL', 'USA'], 'Woodstock, IL, USA'],
    [[null, 'IL', 'USA'], 'IL, USA'],
    [['Woodstock', ' ', null], 'Woodstock'],
    [[null, null, null], '']
  ])('writes %j as a place', ([city = null, province = null, countryCode = null], place) => {
    expect(placeOf({ city, province, countryCode })).toBe(place)
  })
})
