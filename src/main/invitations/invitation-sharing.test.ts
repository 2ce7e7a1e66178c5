import { describe, expect, it } from 'vitest'
import { apiInvitation } from './test-support/fake-invitations-api'
import { bench, code, handleOf } from './test-support/service-bench'

const link = apiInvitation(1).magic_link

async function setUp(more: Parameters<typeof bench>[1] = {}) {
  const run = bench([apiInvitation(1)], more)
  await run.service.refresh()
  return { ...run, handle: handleOf(run.service, 'FLEET-1') }
}

describe('sharing', () => {
  it('copies a message with the link in every place for it', async () => {
    const { service, copied, handle } = await setUp()
    const body = 'Open {link} ($& $1).\nAgain: {link}'
    expect(code(await service.copyMessage({ handle, subject: 'Please connect', body }))).toBe('ok')
    expect(copied).toEqual([`Please connect\n\nOpen ${link} ($& $1).\nAgain: ${link}`])
  })

  it('opens a mail with the link in it, and the link in the browser', async () => {
    const { service, opened, handle } = await setUp()
    await service.openMail({ handle, to: 'ops@swift.example', subject: 'Hello', body: 'See {link}' })
    await service.openLink(handle)
    expect(opened).toEqual([{ to: 'ops@swift.example', subject: 'Hello', body: `See ${link}` }, link])
  })

  it('says what could not be opened and why', async () => {
    const { service, handle, journal } = await setUp({
      outgoing: { openInvitation: () => Promise.resolve('refused'), openMail: () => Promise.resolve('too-long') }
    })
    expect(await service.openMail({ handle, to: null, subject: '', body: '{link}' })).toMatchObject({
      error: { code: 'invalid-input', field: 'body' }
    })
    expect(code(await service.openLink(handle))).toBe('insecure-url')
    expect(journal).toEqual([])
  })

  it('shows the link only when asked to, and as a code', async () => {
    const { service, handle, told } = await setUp()
    expect(service.reveal(handle)).toEqual({ ok: true, value: { link } })
    const code = await service.qr(handle)
    expect(code.ok && [...code.value.png.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47])
    expect(JSON.stringify(told)).not.toContain('invite=')
  })

  it('records who was chased, when and how', async () => {
    const { service, handle, journal, saved } = await setUp()
    await service.copyLink(handle)
    await service.copyMessage({ handle, subject: '', body: '{link}' })
    await service.openMail({ handle, to: null, subject: '', body: '{link}' })
    await service.openLink(handle)
    service.reveal(handle)
    await service.qr(handle)
    expect(journal.map(({ kind, detail, fleetKey }) => [kind, detail.via, fleetKey])).toEqual([
      ['invitation-copied', 'copy', 'FLEET-1'],
      ['invitation-copied', 'message', 'FLEET-1'],
      ['invitation-mailed', 'mail', 'FLEET-1'],
      ['invitation-shown', 'browser', 'FLEET-1'],
      ['invitation-shown', 'reveal', 'FLEET-1'],
      ['invitation-shown', 'qr', 'FLEET-1']
    ])
    expect(service.rows()[0]?.chased).toEqual({ atMs: 1_000_000, via: 'qr' })
    service.stop()
    await service.settled()
    expect(saved()?.rows[0]?.chased).toEqual({ atMs: 1_000_000, via: 'qr' })
  })

  it('does nothing for a row that is gone, that has no link, or that the clipboard refuses', async () => {
    const { service, handle, api, journal } = await setUp({
      clipboard: { writeText: () => Promise.reject(new Error(link)) }
    })
    expect(code(await service.copyMessage({ handle, subject: '', body: '{link}' }))).toBe('clipboard')
    expect(code(service.reveal('nobody'))).toBe('unknown-handle')
    api.invitations = [{ ...apiInvitation(1), magic_link: null as never }]
    await service.refresh()
    expect(code(service.reveal(handle))).toBe('bad-answer')
    expect(journal).toEqual([])
  })
})
