import { expect, it } from 'vitest'
import { missingPermissions, requiredPermissions, type PermissionArea } from './permissions'

const all = Object.values(requiredPermissions)
const areas = Object.keys(requiredPermissions) as PermissionArea[]

it.each(areas)('finds what %s needs missing, and only that', (area) => {
  const others = all.filter((permission) => permission !== requiredPermissions[area])
  expect(missingPermissions(area, others)).toEqual([requiredPermissions[area]])
  expect(missingPermissions(area, all)).toEqual([])
})

it.each([
  ['positions', ['telematics:read_write']],
  ['positions', ['telematics:*']],
  ['positions', ['*:read']],
  ['positions', ['*']],
  ['positions', ['TELEMATICS:READ']],
  ['positions', ['telematics.read']],
  ['invite', ['invitation:write']],
  ['revoke', ['invitation:manage']]
] as const)('takes %s as covered by %j', (area, granted) => {
  expect(missingPermissions(area, granted)).toEqual([])
})

it.each([
  ['positions', ['telematics:write']],
  ['positions', ['telematics-archive:read']],
  ['invite', ['invitation:read']],
  ['revoke', ['fleet:*']]
] as const)('does not take %s as covered by %j', (area, granted) => {
  expect(missingPermissions(area, granted)).toEqual([requiredPermissions[area]])
})

it.each([[[]], [['organization']], [['openid', 'profile', 'email']]])(
  'calls nothing missing from a token that lists %j: that is unknown',
  (granted) => {
    expect(areas.flatMap((area) => missingPermissions(area, granted))).toEqual([])
  }
)
