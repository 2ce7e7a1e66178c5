import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ScriptedAnswer } from '../catena/test-support/loopback-server'
import { createSessionBench, type Run, type SessionBench } from './test-support/session-bench'
import type { Workspace } from './workspace-types'

let bench: SessionBench
let run: Run
beforeEach(async () => {
  bench = await createSessionBench()
  run = bench.start()
})
afterEach(() => bench.cleanUp())

async function connected(): Promise<Workspace> {
  await run.session.connect(bench.input)
  const workspace = run.session.workspace()
  if (workspace === null) throw new Error('Nothing is open')
  return workspace
}

async function swept(workspace: Workspace): Promise<void> {
  await vi.waitFor(() => expect(workspace.engine.status()).toMatchObject({ sweep: null, source: 'server' }))
}

/** Fails every request to a route from now on. */
function failRoute(part: string, answer: ScriptedAnswer): void {
  bench.server.override = ({ url }) => (url.includes(part) ? answer : undefined)
}

describe('a workspace', () => {
  it('tells the page nothing of what happens before it is the one that is open', async () => {
    const workspace = await connected()
    await swept(workspace)
    await bench.quit(run)
    const next = bench.start()
    await next.session.restore()
    // Opening read the cache and the invitations; the page hears of it once, when the workspace is in place, and first of whom it is.
    expect(next.sent.slice(0, 7).map(({ name }) => name)).toEqual([
      'session:changed',
      'positions:reset',
      'positions:status-changed',
      'invitations:changed',
      'fleets:changed',
      'fleets:sources-changed',
      'reachability:changed'
    ])
  })

  it('tells nothing after it was left, even when it is used', async () => {
    const workspace = await connected()
    await swept(workspace)
    await run.session.signOut({ forgetCredentials: false, forgetPositions: false })
    const count = run.sent.length
    workspace.engine.refreshNow()
    await workspace.invitations.refresh()
    await workspace.reachability.retryNow()
    workspace.start()
    expect(run.sent).toHaveLength(count)
  })

  it('gives every workspace an epoch of its own', async () => {
    const first = await connected()
    await run.session.connect({ ...bench.input, clientId: 'second' })
    const second = run.session.workspace()
    expect(second?.epoch()).not.toBe(first.epoch())
    expect(second?.engine.follow(() => undefined).snapshot().epoch).toBe(second?.epoch())
  })

  it('keeps the log hiding the newest tokens only', async () => {
    for (let round = 0; round < 8; round += 1) await run.session.connect(bench.input)
    const tokens = bench.hidden.filter((text) => text.startsWith('fake.'))
    expect(tokens).toContain(bench.server.granted.at(-1))
    expect(new Set(tokens).size).toBeLessThanOrEqual(4)
    expect(bench.hidden.filter((text) => text === bench.input.clientSecret)).toHaveLength(1)
  })
})

describe('reachability', () => {
  it('is not lost because one service fails: the sweep goes on at its own pace', async () => {
    const workspace = await connected()
    await swept(workspace)
    failRoute('/v2/orgs', { status: 503 })
    bench.schedule = () => () => undefined
    await vi.waitFor(() => expect(workspace.reachability.state().kind).toBe('online'))
    await workspace.reachability.retryNow()
    expect(workspace.reachability.state().kind).toBe('online')
    expect(workspace.engine.status().nextSweepAtMs).not.toBeNull()
  })

  it('is lost when everything fails', async () => {
    bench.server.override = ({ url }) => (url.includes('/v2/') ? { status: 503 } : undefined)
    const workspace = await connected()
    await vi.waitFor(() => expect(workspace.reachability.state().kind).toBe('unreachable'))
    expect(workspace.engine.status().nextSweepAtMs).toBeNull()
  })

  it('does not pause the sweep for a wait that one route asks for', async () => {
    const workspace = await connected()
    await swept(workspace)
    failRoute('/v2/orgs', { status: 429, headers: { 'retry-after': '90' } })
    await workspace.invitations.refresh()
    expect(workspace.reachability.state().kind).toBe('rate-limited')
    expect(workspace.engine.status().nextSweepAtMs).not.toBeNull()
  })

  it('says "rejected" when the credentials are refused later, and stays so', async () => {
    const workspace = await connected()
    await swept(workspace)
    bench.server.override = ({ url }) => {
      if (url.endsWith('/token')) return { status: 401, body: { error: 'invalid_client' } }
      return url.includes('/invitations') ? { status: 401, body: {} } : undefined
    }
    await workspace.invitations.refresh()
    expect(run.session.state()).toMatchObject({
      token: 'rejected',
      credentialsNeeded: 'rejected',
      organisation: 'Acme'
    })
    await workspace.reachability.retryNow()
    expect(workspace.reachability.state()).toMatchObject({ kind: 'credentials-rejected', retryAtMs: null })
    expect(workspace.engine.refreshNow()).toBe(false)
  })

  it('asks nobody anything any more once the credentials are refused, whoever tries', async () => {
    const workspace = await connected()
    await swept(workspace)
    bench.server.accepted.clear()
    await run.session.revokeToken()
    await workspace.invitations.refresh()
    expect(run.session.state()).toMatchObject({ credentialsNeeded: 'rejected' })
    const asked = bench.server.asked('')
    workspace.wake()
    workspace.networkChanged()
    workspace.engine.refreshNow()
    await Promise.all([workspace.invitations.refresh(), workspace.reachability.retryNow(), workspace.retryIfOffline()])
    // Longer than the quiet time after which a changed network is looked at.
    await new Promise((resolve) => setTimeout(resolve, 400))
    expect(bench.server.asked('')).toBe(asked)
  })

  it('does not take a late answer to the last good token for a way back', async () => {
    const workspace = await connected()
    await swept(workspace)
    let release = (): void => undefined
    const released = new Promise<void>((resolve) => {
      release = resolve
    })
    bench.beforeFetch = (url) => (url.includes('/vehicle-locations') ? released : Promise.resolve())
    const askedBefore = bench.server.asked('/vehicle-locations')
    workspace.engine.refreshNow()
    bench.server.override = ({ url }) => {
      if (url.endsWith('/token')) return { status: 401, body: { error: 'invalid_client' } }
      return url.includes('/invitations') ? { status: 401, body: {} } : undefined
    }
    await workspace.invitations.refresh()
    release()
    await vi.waitFor(() => expect(workspace.engine.status().sweep).toBeNull())
    expect(bench.server.asked('/vehicle-locations')).toBe(askedBefore + 1)
    expect(workspace.reachability.state().kind).toBe('credentials-rejected')
  })

  it('stays online when the API forbids something', async () => {
    const workspace = await connected()
    await swept(workspace)
    failRoute('/invitations', { status: 403, body: {} })
    expect(await workspace.invitations.refresh()).toMatchObject({ error: { code: 'forbidden' } })
    expect(workspace.reachability.state().kind).toBe('online')
  })

  it('looks at once when the computer wakes or its network changes, and not only at the next sweep', async () => {
    const workspace = await connected()
    await swept(workspace)
    bench.network = 'offline'
    workspace.networkChanged()
    await vi.waitFor(() => expect(workspace.reachability.state().kind).toBe('no-network'), { timeout: 4000 })
    expect(bench.isNetworkWatched).toBe(true)
    bench.network = 'online'
    workspace.wake()
    await vi.waitFor(() => expect(workspace.reachability.state().kind).toBe('online'), { timeout: 4000 })
    expect(bench.isNetworkWatched).toBe(false)
    const asked = bench.server.asked('/vehicle-locations')
    // A sweep that is under way already is not begun again; the next one would come after a minute.
    await vi.waitFor(
      () => {
        workspace.wake()
        expect(bench.server.asked('/vehicle-locations')).toBeGreaterThan(asked)
      },
      { timeout: 4000 }
    )
  })

  it('is back as soon as one of two services answers', async () => {
    const workspace = await connected()
    await swept(workspace)
    bench.network = 'offline'
    await workspace.invitations.refresh()
    bench.network = 'online'
    failRoute('/v2/orgs', { status: 503, body: {} })
    await workspace.reachability.retryNow()
    expect(workspace.reachability.state().kind).toBe('online')
  })

  it('comes back by itself after the network did', async () => {
    const workspace = await connected()
    await swept(workspace)
    bench.network = 'offline'
    await workspace.invitations.refresh()
    expect(workspace.reachability.state().kind).toBe('no-network')
    bench.network = 'online'
    await workspace.retryIfOffline()
    expect(workspace.reachability.state().kind).toBe('online')
  })
})
