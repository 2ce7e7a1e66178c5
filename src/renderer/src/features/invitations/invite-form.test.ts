import { expect, it } from 'vitest'
import {
  emptyInvite,
  fieldOfContract,
  inviteRules,
  proposedHours,
  toCreateInput,
  withKnown,
  wordsAtField
} from './invite-form'

const zone = 'America/Chicago'
const mondayMs = Date.UTC(2026, 10, 23, 16)
const fridayMs = Date.UTC(2026, 10, 20, 22, 20)
const empty = emptyInvite(mondayMs, zone)

it('proposes a day on a Monday morning, and until Tuesday on a Friday afternoon', () => {
  expect(proposedHours(mondayMs, zone)).toBe(24)
  expect(proposedHours(fridayMs, zone)).toBe(96)
})

it('asks for the least, and sends empty fields as null', () => {
  expect(toCreateInput({ ...empty, fleetRef: ' A-1 ', fleetRegulatoryIdType: 'DOT' })).toMatchObject({
    fleetRef: 'A-1',
    fleetName: null,
    fleetRegulatoryId: null,
    fleetRegulatoryIdType: null,
    permissions: { vehicle: 'read', vehicle_location: 'read' }
  })
})

it('finds the field that the server names, in either of its forms', () => {
  expect(fieldOfContract('fleet_country_code', empty)).toBe('fleetCountryCode')
  expect(fieldOfContract('body.limit_tsps.0', empty)).toBe('limitTsps')
  expect(fieldOfContract('something_else', empty)).toBeNull()
})

it('judges addresses by the scheme that the contract takes', () => {
  expect(inviteRules.callbackUrl('http://hooks.example/a')).not.toBeNull()
  expect(inviteRules.callbackUrl('https://hooks.example/a')).toBeNull()
  expect(inviteRules.fleetWebsite('swift.example')).not.toBeNull()
  expect(inviteRules.fleetWebsite('http://swift.example')).toBeNull()
})

it('needs the type of a regulatory id, and none without one', () => {
  expect(inviteRules.fleetRegulatoryIdType('', { ...empty, fleetRegulatoryId: '123' })).not.toBeNull()
  expect(inviteRules.fleetRegulatoryIdType('', empty)).toBeNull()
})

it('keeps what is known of a fleet that is invited again, where nothing was typed', () => {
  const known = { fleetName: 'Swift', fleetEmail: 'ops@swift.example', fleetPhone: null }
  const input = toCreateInput({ ...empty, fleetRef: 'A-1', fleetEmail: 'new@swift.example' })
  expect(withKnown(input, known)).toMatchObject({ fleetName: 'Swift', fleetEmail: 'new@swift.example' })
  expect(withKnown(input, { ...known, fleetName: 'J&K' }).fleetName).toBeNull()
})

it('says at a field what the refusal says of it, and no more', () => {
  const refusal = 'body.fleet_ref: too short; body.fleet_email: takes no mail; body.fleet_phone: not a number'
  expect(wordsAtField(refusal, 'fleet_email')).toBe('takes no mail')
  expect(wordsAtField('fleet_email: takes no mail; ask them', 'fleet_email')).toBe('takes no mail; ask them')
  expect(wordsAtField('Not like this', 'fleet_email')).toBe('Not like this')
})
