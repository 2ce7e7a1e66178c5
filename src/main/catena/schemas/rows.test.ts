import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { readInstantMs } from './fields'
import { connectionRow, dataFreshnessRow } from './integrations-rows'
import { fleetRow, invitationRow, partnerRow, shareAgreementRow, tspRow } from './orgs-rows'
import { readRows } from './rows'

const fakeId = '01234567-89ab-cdef-0123-456789abcdef'
const minimal = { id: 'a', slug: 'a', status: 'newer_than_us', connection_id: 'c', resource: 'r' }
const schemas: Readonly<Record<string, z.ZodType & { readonly in: z.ZodObject }>> = {
  invitationRow,
  fleetRow,
  partnerRow,
  tspRow,
  shareAgreementRow,
  connectionRow,
  dataFreshnessRow
}

describe('readInstantMs', () => {
  const ms = Date.UTC(2026, 3, 17, 1, 41, 18)
  it.each([
    ['2026-04-17T01:41:18Z', ms],
    ['2026-04-17T01:41:18.263362Z', ms + 263],
    ['2026-04-17T01:41:18+00:00', ms],
    ['2026-04-17T03:41:18+02:00', ms],
    ['2026-04-17T01:41:18', ms],
    ['2026-04-17 01:41:18', ms],
    ['2026-04-17', Date.UTC(2026, 3, 17)],
    ['2026-13-45T00:00:00Z', null],
    ['17 April 2026', null],
    ['1776390078', null],
    ['', null],
    [1776390078, null],
    [null, null]
  ])('reads %j as %s', (value, expected) => {
    expect(readInstantMs(value)).toBe(expected)
  })
})

describe.each(Object.entries(schemas))('%s', (_name, schema) => {
  it('reads a row with nothing but what it cannot be without, and an unknown status', () => {
    expect(readRows(schema, [minimal])).toMatchObject({ rows: [{}], setAside: [] })
  })

  it('sets a bad row aside, counts it, and reads those beside it', () => {
    const { rows, setAside } = readRows(schema, [minimal, 7, null, {}, minimal], 100)
    expect(rows).toHaveLength(2)
    expect(setAside.map((row) => row.index)).toEqual([101, 102, 103])
  })

  it('loses no row whose optional fields are of any other type', () => {
    const keys = Object.keys(schema.in.shape).filter((key) => !(key in minimal))
    const anyFields = fc.record(Object.fromEntries(keys.map((key) => [key, fc.jsonValue()])), { requiredKeys: [] })
    fc.assert(
      fc.property(anyFields, (fields) => {
        expect(readRows(schema, [{ ...fields, ...minimal }]).setAside).toEqual([])
      })
    )
  })

  it('accounts for every row of any list, and never says what was in it', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), (items) => {
        const { rows, setAside } = readRows(schema, items)
        expect(rows.length + setAside.length).toBe(items.length)
        for (const row of setAside) expect(row.reason).toMatch(/^[a-z_]+: [a-z_]+$/)
      })
    )
  })

  it('drops secrets and what nobody asked for', () => {
    const secrets = {
      pre_registration_access_token: 'fake-token',
      pre_registration_refresh_token: 'fake-token',
      credentials: { api_key: 'fake-token' },
      source_data: { a: 'fake-token' },
      extras: { a: 'fake-token' },
      invitation_id: fakeId,
      some_new_field: 'fake-token'
    }
    const printed = JSON.stringify(readRows(schema, [{ ...minimal, ...secrets }]))
    expect(printed).not.toContain('fake-token')
    expect(printed).not.toContain(fakeId)
  })
})

describe('a fleet', () => {
  it('does not give its invitation away through a generated name or website', () => {
    const row = {
      id: 'fleet-1',
      fleet_ref: 'demo',
      invitation_id: fakeId,
      name: `Fleet ${fakeId}`,
      display_name: `Mine (${fakeId.toUpperCase()})`,
      websites: [
        `https://unknown-fleet-${fakeId}-ye7vyy.com/`,
        'https://unknown-fleet-x.com/',
        'https://real.example.test'
      ]
    }
    const [fleet] = readRows(fleetRow, [row]).rows
    expect(fleet).toMatchObject({
      name: null,
      displayName: null,
      fleetRef: 'demo',
      websites: ['https://real.example.test']
    })
    expect(JSON.stringify(fleet).toLowerCase()).not.toContain(fakeId)
  })

  it('has no generated name even when the invitation id is not said', () => {
    expect(readRows(fleetRow, [{ id: 'fleet-1', name: `Fleet ${fakeId}` }]).rows[0]?.name).toBeNull()
  })
})

describe('an invitation', () => {
  it('keeps id and link as secrets', () => {
    const row = { id: fakeId, status: 'active', magic_link: `https://connect.example.test/?invite=${fakeId}` }
    const [invitation] = readRows(invitationRow, [row]).rows
    expect(invitation?.id.reveal()).toBe(fakeId)
    expect(invitation?.magicLink?.reveal()).toContain(fakeId)
    expect(JSON.stringify(invitation)).not.toContain(fakeId)
  })

  it('has permissions by resource, unknown ones too, and no prototype', () => {
    const row: unknown = JSON.parse(
      '{"id":"a","status":"x","permissions":{"vehicle":"read","new":"all","n":1,"__proto__":"read"}}'
    )
    const permissions = readRows(invitationRow, [row]).rows[0]?.permissions ?? {}
    expect(Object.entries(permissions)).toEqual([
      ['vehicle', 'read'],
      ['new', 'all'],
      ['__proto__', 'read']
    ])
  })
})
