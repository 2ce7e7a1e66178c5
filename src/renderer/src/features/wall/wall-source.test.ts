import { expect, it } from 'vitest'
import { openSession } from '../../test-support/samples'
import { wallSource } from './wall-source'

const nowMs = Date.now()
const fresh = { asOfMs: nowMs - 30_000, source: 'server' } as const

it('is live only when the server answers and has answered', () => {
  const online = { kind: 'online', checkedAtMs: nowMs } as const
  expect(wallSource(online, openSession(), fresh, nowMs)).toMatchObject({ tone: 'live', connection: 'Live' })
  expect(wallSource(online, openSession(), { ...fresh, source: 'cache' }, nowMs)).toMatchObject({ tone: 'waiting' })
  expect(wallSource(online, openSession(), { asOfMs: null, source: 'nothing' }, nowMs)).toMatchObject({
    tone: 'waiting',
    asOf: 'No positions yet'
  })
})

it('says since when it is offline', () => {
  const offline = { kind: 'unreachable', sinceMs: nowMs - 3_600_000, retryAtMs: null } as const
  const source = wallSource(offline, openSession(), fresh, nowMs)
  expect(source.tone).toBe('problem')
  expect(source.connection).toMatch(/^Offline since /)
})

it('says that credentials are needed before anything else', () => {
  const session = openSession({ credentialsNeeded: 'rejected' })
  expect(wallSource({ kind: 'online', checkedAtMs: nowMs }, session, fresh, nowMs).connection).toBe(
    'Credentials needed'
  )
})
