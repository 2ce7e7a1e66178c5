import { fail, ok, type Failure, type Result } from '@shared/ipc/result'
import type { CredentialRequests } from '../auth/revocation'
import type { GrantedToken } from '../auth/token-answer'
import { createTokenClient } from '../auth/token-client'
import { createTokenKeeper, type TokenKeeper } from '../auth/token-keeper'
import type { TokenState } from '../auth/token-state'
import { Secret } from '../secret'

/** What the fake authorization server does with the next request. */
export type Reply = { readonly expiresInSeconds?: number | undefined } | Failure | 'hold'

/** A token keeper over fake clocks, a fake timer and a scripted authorization server. */
export interface FakeSession {
  readonly keeper: TokenKeeper
  readonly states: readonly TokenState['kind'][]
  readonly revoked: readonly string[]
  /** Token requests so far. */
  requests(): number
  /** Sets what the next requests get; the last one is repeated. */
  replies(...next: readonly Reply[]): void
  /** Answers the held request. */
  release(reply: Exclude<Reply, 'hold'>): void
  /** Lets time pass; timers that come due run. */
  pass(ms: number): Promise<void>
  /** Changes one clock only. */
  shift(clock: 'wall' | 'monotonic', ms: number): void
  /** Milliseconds until the armed timer, if there is one. */
  timerMs(): number | undefined
  requestsOf(prefix: string): CredentialRequests
  failRevocation(failure: Failure | undefined): void
}

/** How to build one. */
export interface FakeSessionOptions {
  readonly withTimer?: boolean
  readonly random?: number
  /** Answers token requests as HTTP, which then pass through the real token client; the scripted replies are not used. */
  readonly authServer?: () => Response
}

/** Builds one. Tokens are called `<prefix>-1`, `<prefix>-2` and so on. */
export function fakeSession({ withTimer = false, random = 0, authServer }: FakeSessionOptions = {}): FakeSession {
  const clock = { wallMs: 1_800_000_000_000, monotonicMs: 5_000 }
  const revoked: string[] = []
  const states: TokenState['kind'][] = []
  let script: readonly Reply[] = [{ expiresInSeconds: 300 }]
  let count = 0
  let held: { readonly prefix: string; readonly resolve: (result: Result<GrantedToken>) => void } | undefined
  let timer: { readonly run: () => void; readonly dueMs: number } | undefined
  let revocationFailure: Failure | undefined

  const toResult = (reply: Exclude<Reply, 'hold'>, prefix: string): Result<GrantedToken> =>
    'code' in reply
      ? fail(reply.code, reply)
      : ok({
          accessToken: new Secret(`${prefix}-${count}`),
          expiresInSeconds: reply.expiresInSeconds,
          scopes: ['fleet:read'],
          organisation: { name: 'Acme' }
        })

  const requestsOf = (prefix: string): CredentialRequests => ({
    requestToken(signal) {
      count += 1
      const reply = script[0] ?? {}
      if (script.length > 1) script = script.slice(1)
      if (reply !== 'hold') return Promise.resolve(toResult(reply, prefix))
      return new Promise((resolve) => {
        held = { prefix, resolve }
        signal?.addEventListener('abort', () => resolve(fail('cancelled')))
      })
    },
    revokeToken(token) {
      revoked.push(token.reveal())
      return Promise.resolve(
        revocationFailure === undefined ? ok(undefined) : fail(revocationFailure.code, revocationFailure)
      )
    }
  })

  const client =
    authServer === undefined
      ? requestsOf('token')
      : createTokenClient({
          authBaseUrl: 'https://auth.example.test/realms/fake',
          clientId: 'fake-client',
          clientSecret: new Secret('fake-secret'),
          nowMs: () => clock.wallMs,
          fetch: () => {
            count += 1
            return Promise.resolve(authServer())
          }
        })

  const keeper = createTokenKeeper({
    requestToken: (signal) => client.requestToken(signal),
    revokeToken: (token, signal) => client.revokeToken(token, signal),
    nowMs: () => clock.wallMs,
    monotonicMs: () => clock.monotonicMs,
    random: () => random,
    ...(withTimer
      ? {
          setTimer: (run: () => void, delayMs: number) => {
            const mine = { run, dueMs: clock.monotonicMs + delayMs }
            timer = mine
            return () => {
              if (timer === mine) timer = undefined
            }
          }
        }
      : {})
  })
  keeper.onChange((state) => states.push(state.kind))

  return {
    keeper,
    states,
    revoked,
    requests: () => count,
    replies(...next) {
      script = next
    },
    release(reply) {
      if (held === undefined) throw new Error('No request is held')
      held.resolve(toResult(reply, held.prefix))
      held = undefined
    },
    async pass(ms) {
      clock.wallMs += ms
      clock.monotonicMs += ms
      while (timer !== undefined && timer.dueMs <= clock.monotonicMs) {
        const { run } = timer
        timer = undefined
        run()
        await settle()
      }
      await settle()
    },
    shift(which, ms) {
      clock[which === 'wall' ? 'wallMs' : 'monotonicMs'] += ms
    },
    timerMs: () => (timer === undefined ? undefined : timer.dueMs - clock.monotonicMs),
    requestsOf,
    failRevocation(failure) {
      revocationFailure = failure
    }
  }
}

/** Lets everything that is already resolved run on. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

/** What came of asking for a token: its text, the failure's code, or `final`. */
export function text(result: Result<Secret> | 'final'): string {
  if (result === 'final') return 'final'
  return result.ok ? result.value.reveal() : result.error.code
}

/** The present token; throws when there is none. */
export async function current(session: FakeSession): Promise<Secret> {
  const result = await session.keeper.token()
  if (!result.ok) throw new Error(`No token: ${result.error.code}`)
  return result.value
}
