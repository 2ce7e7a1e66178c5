import { describe, expect, it } from 'vitest'
import { apiInvitation } from './test-support/fake-invitations-api'
import { invitationOrder } from './test-support/invitation-order'
import { bench, code, handleOf, input } from './test-support/service-bench'

const everything = {
  fleetRef: 'NEW-1',
  fleetName: 'Acme Freight',
  fleetEmail: 'ops@acme.example',
  fleetPhone: '+1 555 0100',
  fleetWebsite: 'https://acme.example/',
  fleetCountryCode: 'MEX',
  fleetRegulatoryId: '123',
  fleetRegulatoryIdType: 'DOT',
  limitTsps: ['samsara'],
  permissions: { vehicle: 'read_write' },
  successRedirectUrl: 'https://acme.example/ok',
  failureRedirectUrl: 'https://acme.example/no',
  callbackUrl: 'https://acme.example/hook?key=fake-planted-callback',
  expiresInHours: 72
} as const

const sent = {
  fleet_ref: 'NEW-1',
  fleet_name: 'Acme Freight',
  fleet_email: 'ops@acme.example',
  fleet_phone: '+1 555 0100',
  fleet_website: 'https://acme.example/',
  fleet_country_code: 'MEX',
  fleet_regulatory_id: '123',
  fleet_regulatory_id_type: 'DOT',
  limit_tsps: ['samsara'],
  permissions: { vehicle: 'read_write' },
  success_redirect_url: 'https://acme.example/ok',
  failure_redirect_url: 'https://acme.example/no',
  callback_url: 'https://acme.example/hook?key=fake-planted-callback',
  expires_in_hours: 72
}

describe('creating', () => {
  it('sends every field, and leaves out those that say nothing', async () => {
    const { service, api } = bench([])
    await service.create(invitationOrder(everything))
    await service.create(input)
    expect(api.requests.map(({ body }) => JSON.parse(JSON.stringify(body)) as unknown)).toEqual([
      sent,
      { fleet_ref: 'NEW-1', permissions: { vehicle: 'read', vehicle_location: 'read' }, expires_in_hours: 24 }
    ])
  })

  it('keeps redirect and callback addresses from the page', async () => {
    const { service, told } = bench([])
    const answer = await service.create(invitationOrder(everything))
    expect(JSON.stringify([answer, told, service.rows()])).not.toMatch(/planted|\/ok"|\/no"/)
  })
})

describe('extending', () => {
  it('sends everything again that the invitation was sent with', async () => {
    const { service, api } = bench([])
    await service.create(invitationOrder(everything))
    const answer = await service.extend(handleOf(service, 'NEW-1'), 100)
    expect(answer).toMatchObject({ value: { outcome: 'refreshed', isLinkCopied: true } })
    expect(JSON.parse(JSON.stringify(api.requests.at(-1)?.body))).toEqual({ ...sent, expires_in_hours: 100 })
  })

  it('leaves the clipboard alone where it is one of several, and counts none as sent', async () => {
    const { service, copied } = bench([apiInvitation(1, {})])
    await service.refresh()
    const answer = await service.extend(handleOf(service, 'FLEET-1'), 24, { isLinkCopied: false })
    expect(answer).toMatchObject({ value: { outcome: 'refreshed', isLinkCopied: false, row: { chased: null } } })
    expect(copied).toEqual([])
  })

  it('knows what was sent by others, and what this server does not repeat', async () => {
    const quiet = Object.fromEntries(
      Object.keys(sent)
        .slice(4, 8)
        .map((field) => [field, null])
    )
    const { service, api } = bench([
      apiInvitation(1, { fleet_website: 'https://other.example/', limit_tsps: ['geotab'] })
    ])
    await service.refresh()
    await service.extend(handleOf(service, 'FLEET-1'), 24)
    expect(api.requests.at(-1)?.body).toMatchObject({ fleet_website: 'https://other.example/', limit_tsps: ['geotab'] })

    await service.create(invitationOrder(everything))
    api.invitations = api.invitations.map((one) => (one.fleet_ref === 'NEW-1' ? { ...one, ...quiet } : one))
    await service.refresh()
    await service.extend(handleOf(service, 'NEW-1'), 24)
    expect(api.requests.at(-1)?.body).toMatchObject({
      fleet_website: 'https://acme.example/',
      fleet_country_code: 'MEX'
    })
  })

  it('never asks for everything, and sends no name that an invitation cannot have', async () => {
    const { service, api } = bench([apiInvitation(1, { permissions: {}, fleet_name: 'J&K "Haulage"' })])
    await service.refresh()
    await service.extend(handleOf(service, 'FLEET-1'), 24)
    expect(api.requests.at(-1)?.body).toMatchObject({
      fleet_name: undefined,
      permissions: { vehicle: 'read', vehicle_location: 'read' }
    })
  })

  it('fails for a row that is gone', async () => {
    expect(code(await bench([]).service.extend('nobody', 24))).toBe('unknown-handle')
  })
})

describe('revoking several', () => {
  it('gives each its outcome, and reads the list anew once', async () => {
    const { service, api, journal } = bench([1, 2, 3, 4].map((number) => apiInvitation(number)))
    await service.refresh()
    const handles = [1, 2, 3, 4].map((number) => handleOf(service, `FLEET-${number}`))
    api.invitations = api.invitations.map((one) =>
      ['FLEET-2', 'FLEET-3'].includes(one.fleet_ref) ? { ...one, status: 'accepted' } : one
    )
    const before = api.requests.filter(
      ({ method, query }) => method === 'GET' && query?.['cursor'] === undefined
    ).length
    const answer = await service.revokeMany([...handles, 'nobody'])
    expect(answer.outcomes).toEqual([
      { handle: handles[0], failure: null },
      { handle: handles[1], failure: 'conflict' },
      { handle: handles[2], failure: 'conflict' },
      { handle: handles[3], failure: null },
      { handle: 'nobody', failure: 'unknown-handle' }
    ])
    const after = api.requests.filter(({ method, query }) => method === 'GET' && query?.['cursor'] === undefined).length
    expect(after - before).toBe(1)
    const statusOf = (number: number) => service.rows().find(({ fleetRef }) => fleetRef === `FLEET-${number}`)?.status
    expect([statusOf(2), statusOf(3)]).toEqual(['accepted', 'accepted'])
    expect(journal.filter(({ kind }) => kind === 'invitation-revoked')).toHaveLength(2)
  })

  it('asks no further once nobody answers', async () => {
    const { service, api } = bench([1, 2, 3, 4, 5, 6, 7].map((number) => apiInvitation(number)))
    await service.refresh()
    const handles = service.rows().map(({ handle }) => handle)
    api.failure = { code: 'no-network' }
    const { outcomes } = await service.revokeMany(handles)
    expect(outcomes.map(({ failure }) => failure)).toEqual(handles.map(() => 'no-network'))
    expect(api.requests.filter(({ method }) => method === 'DELETE').length).toBeLessThan(handles.length)
  })
})

it('takes in what another part of the app created, and leaves the clipboard alone', async () => {
  const { service, api, copied, told, journal } = bench([])
  const { createOrgsClient } = await import('../catena/orgs')
  const answer = await createOrgsClient(api).createInvitation({ fleetRef: 'B-1', permissions: { vehicle: 'read' } })
  if (!answer.ok) throw new Error('not created')
  service.takeIn([answer.value])
  expect(told.at(-1)?.changed).toMatchObject([{ fleetRef: 'B-1' }])
  expect(journal.map(({ kind }) => kind)).toEqual(['invitation-created'])
  expect(copied).toEqual([])
})
