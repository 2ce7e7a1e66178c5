import { describe, expect, it } from 'vitest'
import { createInvitationInputSchema, invitationListSchema } from '@shared/ipc/schemas-invitations'
import { apiInvitation } from './test-support/fake-invitations-api'
import { bench, code, handleOf, input, openableGate, refs } from './test-support/service-bench'

describe('the list', () => {
  it('holds every page, newest first, with handles in place of ids and links', async () => {
    const { service, told, saved } = bench([1, 2, 3, 4, 5].map((number) => apiInvitation(number)))
    const answer = await service.refresh()
    expect(refs(service)).toEqual(['FLEET-5', 'FLEET-4', 'FLEET-3', 'FLEET-2', 'FLEET-1'])
    expect(service.list()).toMatchObject({ asOfMs: 1_000_000, isRefreshing: false, setAsideCount: 0, lastError: null })
    expect(told.map((list) => list.isRefreshing)).toEqual([true, false])
    for (const seen of [answer, told, saved()]) {
      expect(JSON.stringify(seen)).not.toMatch(/-fake-|connect\.example|invite=|fake-pre/)
    }
    expect(JSON.stringify(saved())).not.toContain('handle')
    expect(invitationListSchema.parse(service.list()).rows).toHaveLength(5)
  })

  it('keeps what it had when a page fails, and says why', async () => {
    const { service, api } = bench([apiInvitation(1)])
    await service.refresh()
    api.failure = { code: 'server-error', status: 500 }
    expect(code(await service.refresh())).toBe('server-error')
    expect(service.list()).toMatchObject({ asOfMs: 1_000_000, lastError: 'server-error', isRefreshing: false })
    expect(refs(service)).toEqual(['FLEET-1'])
    api.failure = null
    await service.refresh()
    expect(service.list().lastError).toBeNull()
  })

  it('reads once for all who ask at the same time', async () => {
    const { service, api } = bench([apiInvitation(1)])
    const answers = await Promise.all([service.refresh(), service.refresh(), service.refresh()])
    expect(api.requests).toHaveLength(1)
    expect(answers[2]).toEqual(answers[0])
  })

  it('keeps handles from list to list, drops what is gone, and counts what it could not read', async () => {
    const { service, api } = bench([apiInvitation(1), apiInvitation(2)])
    await service.refresh()
    const handle = handleOf(service, 'FLEET-1')
    api.invitations = [apiInvitation(1, { status: 'accepted' }), apiInvitation(3), { ...apiInvitation(4), status: 7 }]
    await service.refresh()
    expect(handleOf(service, 'FLEET-1')).toBe(handle)
    expect(refs(service)).toEqual(['FLEET-3', 'FLEET-1'])
    expect(service.list().setAsideCount).toBe(1)
  })

  it('shows statuses as the server says them, also new ones', async () => {
    const { service } = bench([apiInvitation(1, { status: 'deleted' }), apiInvitation(2, { status: 'paused-by-moon' })])
    await service.refresh()
    expect(service.list().rows.map((row) => row.status)).toEqual(['paused-by-moon', 'deleted'])
  })

  it('cuts an id out of a name that the server made up from it', async () => {
    const { id } = apiInvitation(1)
    const { service } = bench([
      apiInvitation(1, { fleet_name: `Fleet ${id.toUpperCase()}`, decline_reason: `see ?invite=${id}` })
    ])
    await service.refresh()
    expect(JSON.stringify(service.list()).toLowerCase()).not.toContain('-fake-')
    expect(service.list().rows[0]).toMatchObject({ fleetName: 'Fleet …' })
  })
})

describe('creating', () => {
  it('asks for the least, leaves empty fields out, and copies the link', async () => {
    const { service, api, copied, told } = bench([])
    const parsed = createInvitationInputSchema.parse({ ...input, fleetName: ' ' })
    const answer = await service.create(parsed)
    expect(answer).toMatchObject({
      ok: true,
      value: { outcome: 'created', isLinkCopied: true, row: { fleetRef: 'NEW-1' } }
    })
    expect(JSON.parse(JSON.stringify(api.requests[0]?.body))).toEqual({
      fleet_ref: 'NEW-1',
      permissions: { vehicle: 'read', vehicle_location: 'read' },
      expires_in_hours: 24
    })
    expect(copied).toEqual([apiInvitation(8).magic_link])
    expect(told.at(-1)?.changed).toHaveLength(1)
    expect(JSON.stringify(answer)).not.toMatch(/invite=|-fake-/)
  })

  it('sends name and e-mail address when there are any', async () => {
    const { service, api } = bench([])
    await service.create({ ...input, fleetName: 'Acme', fleetEmail: 'a@example.test' })
    expect(api.requests[0]?.body).toMatchObject({ fleet_name: 'Acme', fleet_email: 'a@example.test' })
  })

  it('replaces the row of the same fleet when the server refreshed it under another id', async () => {
    const { service, copied } = bench([apiInvitation(1), apiInvitation(2)])
    await service.refresh()
    const handle = handleOf(service, 'FLEET-1')
    const answer = await service.create({ ...input, fleetRef: 'FLEET-1' })
    expect(answer).toMatchObject({ ok: true, value: { outcome: 'refreshed', row: { handle } } })
    expect(refs(service)).toEqual(['FLEET-1', 'FLEET-2'])
    await service.copyLink(handle)
    expect(copied).toEqual([apiInvitation(9).magic_link, apiInvitation(9).magic_link])
  })

  it('says so when the clipboard refuses, and still shows the row', async () => {
    const writeText = (): Promise<void> => Promise.reject(new Error('made up'))
    const { service } = bench([], { clipboard: { writeText } })
    expect(await service.create(input)).toMatchObject({ ok: true, value: { isLinkCopied: false } })
    expect(code(await service.copyLink(handleOf(service, 'NEW-1')))).toBe('clipboard')
  })

  it('shows nothing that did not reach the server', async () => {
    const { service, api, copied } = bench([])
    api.failure = { code: 'unreachable' }
    expect(code(await service.create(input))).toBe('unreachable')
    expect([refs(service), copied]).toEqual([[], []])
  })

  it('survives a list that was asked for before it', async () => {
    const { service, api } = bench([apiInvitation(1)])
    await service.refresh()
    const gate = openableGate()
    api.gate = gate.promise
    const reading = service.refresh()
    await new Promise(setImmediate)
    api.gate = null
    await service.create(input)
    await service.create({ ...input, fleetRef: 'FLEET-1' })
    gate.open()
    await reading
    expect([...refs(service)].sort()).toEqual(['FLEET-1', 'NEW-1'])
    await service.refresh()
    expect([...refs(service)].sort()).toEqual(['FLEET-1', 'NEW-1'])
  })
})

describe('revoking', () => {
  it('deletes at the server first, then shows it as deleted until the next list', async () => {
    const { service, api } = bench([apiInvitation(1), apiInvitation(2)])
    await service.refresh()
    expect(await service.revoke(handleOf(service, 'FLEET-1'))).toEqual({ ok: true, value: undefined })
    expect(api.invitations.map((one) => one.fleet_ref)).toEqual(['FLEET-2'])
    expect(service.list().rows.at(-1)).toMatchObject({ fleetRef: 'FLEET-1', status: 'deleted' })
    await service.refresh()
    expect(refs(service)).toEqual(['FLEET-2'])
  })

  it('refuses an accepted one without asking the server', async () => {
    const { service, api } = bench([apiInvitation(1, { status: 'accepted' })])
    await service.refresh()
    expect(code(await service.revoke(handleOf(service, 'FLEET-1')))).toBe('conflict')
    expect(api.requests).toHaveLength(1)
  })

  it('reads anew when it was accepted or deleted meanwhile', async () => {
    const { service, api } = bench([apiInvitation(1), apiInvitation(2)])
    await service.refresh()
    api.invitations = [apiInvitation(1, { status: 'accepted' })]
    expect(code(await service.revoke(handleOf(service, 'FLEET-1')))).toBe('conflict')
    expect(service.list().rows).toMatchObject([{ fleetRef: 'FLEET-1', status: 'accepted' }])

    api.invitations = []
    const [row] = service.list().rows
    expect(code(await service.revoke(row?.handle ?? ''))).toBe('conflict')
  })

  it('does not take a list that was asked for before the refusal for the news', async () => {
    const { service, api } = bench([apiInvitation(1)])
    await service.refresh()
    const gate = openableGate()
    api.gate = gate.promise
    const reading = service.refresh()
    await new Promise(setImmediate)
    api.gate = null
    api.invitations = [apiInvitation(1, { status: 'accepted' })]
    const revoking = service.revoke(handleOf(service, 'FLEET-1'))
    await new Promise(setImmediate)
    gate.open()
    expect(code(await revoking)).toBe('conflict')
    await reading
    expect(service.list().rows).toMatchObject([{ status: 'accepted' }])
  })

  it('reports what was gone already, and drops the row', async () => {
    const { service, api } = bench([apiInvitation(1)])
    await service.refresh()
    api.invitations = []
    expect(code(await service.revoke(handleOf(service, 'FLEET-1')))).toBe('not-found')
    expect(refs(service)).toEqual([])
  })

  it('changes nothing while the server cannot be reached', async () => {
    const { service, api } = bench([apiInvitation(1)])
    await service.refresh()
    api.failure = { code: 'no-network' }
    expect(code(await service.revoke(handleOf(service, 'FLEET-1')))).toBe('no-network')
    expect(service.list().rows).toMatchObject([{ status: 'active' }])
  })

  it('knows no handle that it did not make', async () => {
    const { service } = bench([apiInvitation(1)])
    await service.refresh()
    for (const handle of ['handle-99', apiInvitation(1).id]) {
      expect(code(await service.revoke(handle))).toBe('unknown-handle')
      expect(code(await service.copyLink(handle))).toBe('unknown-handle')
    }
  })
})
