import { afterEach, describe, expect, it, vi } from 'vitest'
import { chaseDraftSchema } from '@shared/ipc/schemas-fleets'
import type { FleetInvitation } from '../../main/connections/fleet-invitations'
import { chaseMessage } from '../../main/connections/chase-words'
import { createFleetBench, type FleetBench } from '../../main/connections/test-support/fleet-bench'
import { createTestClient } from '../test-support/test-client'

// A whole simulator answers: seconds, where the machine is busy.
vi.setConfig({ testTimeout: 30_000 })

const link = 'https://connect.example.test/?invite=7c9e6679-0000-4000-8000-fake00000001'
let bench: FleetBench | null = null
afterEach(() => bench?.close())

async function staleFleet(): Promise<{ readonly bench: FleetBench; readonly key: string }> {
  const made = createFleetBench({ createServer: (now) => createTestClient({ now, vehicles: 300 }) })
  bench = made
  await made.begin()
  await made.pass(1)
  const row = made.book.list().rows.find(({ verdict }) => verdict.kind === 'fine')
  if (row === undefined) throw new Error('No fleet is fine')
  await made.server.control('POST', '/stale', { fleetRef: row.fleetRef, minutesAgo: 90 })
  made.book.refresh()
  await made.settle()
  made.invitations = [invitation(row.key)]
  made.links.set('row-1', link)
  made.book.invitationsChanged()
  return { bench: made, key: row.key }
}

function invitation(fleetRef: string, more: Partial<FleetInvitation> = {}): FleetInvitation {
  return {
    handle: 'row-1',
    fleetRef,
    fleetName: null,
    fleetEmail: 'ops@example.test',
    status: 'accepted',
    createdAtMs: 1,
    expiresAtMs: 1,
    acceptedAtMs: 1,
    ...more
  }
}

describe('a message to a fleet', () => {
  it('says what stopped, since when in their time, what to do, and where the link goes', async () => {
    const { bench: made, key } = await staleFleet()
    const english = made.chase.draft(key, 'en')
    const spanish = made.chase.draft(key, 'es')
    if (!english.ok || !spanish.ok) throw new Error('No draft')
    const { body, toEmail, hasLink } = chaseDraftSchema.parse(english.value)
    expect(toEmail).toBe('ops@example.test')
    expect(hasLink).toBe(true)
    expect(body).toMatch(/has not accepted the sign-in for your account since \w+, \w+ \d+/)
    expect(body).toMatch(/\d\d:\d\d [A-Z]{2,4}/)
    expect(body.split('{link}')).toHaveLength(2)
    expect(spanish.value.body).toMatch(/no acepta el inicio de sesión de su cuenta desde el \p{L}+, \d+ de/u)
    expect(spanish.value.body).toContain('{link}')
  })

  it('is copied with the link in it, written down, and leaves the fleet alone for a day', async () => {
    const { bench: made, key } = await staleFleet()
    const sent = await made.chase.send({ key, language: 'en', via: 'copy', subject: 's', body: 'See {link} or {link}' })
    expect(sent).toEqual({ ok: true, value: undefined })
    expect(made.copied).toEqual([`See ${link} or ${link}`])
    expect(made.row(key)).toMatchObject({
      chasedAtMs: made.time.now(),
      snooze: { untilMs: made.time.now() + 86_400_000 }
    })
    expect(made.journal.at(-1)).toMatchObject({ kind: 'chased', fleetKey: key, detail: { via: 'copy' } })
    const said = JSON.stringify([made.events, made.journal, made.book.list(), await made.book.detail(key)])
    const kept = [...made.blobs.values()].map((bytes) => Buffer.from(bytes).toString()).join()
    expect(said + kept).not.toMatch(/connect\.example|fake00000001/)
  })

  it('goes to the mail program, to the address that main knows', async () => {
    const { bench: made, key } = await staleFleet()
    await made.chase.send({ key, language: 'es', via: 'mail', subject: 'Asunto', body: '{link}' })
    expect(made.mails).toEqual([{ to: 'ops@example.test', subject: 'Asunto', body: link }])
    expect(made.copied).toEqual([])
  })

  it('is not sent where its link is not known, and nothing is written down then', async () => {
    const { bench: made, key } = await staleFleet()
    const input = { key, language: 'en', via: 'copy', subject: 's', body: '{link}' } as const
    made.links.clear()
    expect(await made.chase.send(input)).toMatchObject({ ok: false, error: { code: 'unreachable' } })
    made.invitations = [invitation(key, { status: 'expired' })]
    made.book.invitationsChanged()
    expect(await made.chase.send(input)).toMatchObject({ ok: false, error: { code: 'not-found' } })
    expect(await made.chase.copyRepairLink(key)).toMatchObject({ ok: false, error: { code: 'not-found' } })
    const draft = made.chase.draft(key, 'en')
    expect(draft.ok && draft.value.hasLink).toBe(false)
    expect(draft.ok && draft.value.body).not.toContain('{link}')
    expect(made.row(key).chasedAtMs).toBeNull()
    expect(await made.chase.send({ ...input, key: 'nobody' })).toMatchObject({ error: { code: 'unknown-handle' } })
  })

  it('copies the link of the newest accepted invitation alone', async () => {
    const { bench: made, key } = await staleFleet()
    made.links.set('row-2', 'https://connect.example.test/?invite=other')
    made.invitations = [invitation(key, { handle: 'row-2', status: 'active', expiresAtMs: null }), invitation(key)]
    made.book.invitationsChanged()
    expect(await made.chase.copyRepairLink(key)).toMatchObject({ ok: true })
    expect(made.copied).toEqual([link])
  })

  it.each(['en', 'es'] as const)('has words in %s for every verdict, with the link where it helps', (language) => {
    for (const kind of [
      'connection-late',
      'sign-in-needed',
      'sharing-paused',
      'sharing-ended',
      'no-provider-yet',
      'provider-outage',
      'vehicle-quiet'
    ] as const) {
      const verdict = { kind, sinceMs: Date.UTC(2026, 0, 5, 18), providerName: 'Geotab' }
      const facts = { fleetName: 'Blue Mesa', verdict, hasLink: true, timeZone: 'America/Chicago' }
      const { subject, body } = chaseMessage(facts, language)
      expect(subject).toContain('Blue Mesa')
      expect(body).toContain('12:00')
      expect(body.includes('{link}')).toBe(kind !== 'vehicle-quiet')
      expect(body).not.toMatch(/undefined|null|\[object/)
    }
  })
})
