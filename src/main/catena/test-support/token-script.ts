import { expect } from 'vitest'
import type { RevocationReport } from '@shared/ipc/schemas-session'
import { fakeSession, settle, text, type FakeSession, type FakeSessionOptions, type Reply } from './fake-session'

/** One line of a scripted life of a token; what it gives is written down. */
export type Step = (run: ScriptRun) => Promise<string | undefined> | string | undefined

/** What a script works on: the session, and the callers that still wait. */
export interface ScriptRun {
  readonly session: FakeSession
  readonly waiting: Promise<string>[]
}

/** A row of a table: a fact, what happens, what the callers got in that order, and how it stands at the end. */
export interface TokenCase extends FakeSessionOptions {
  readonly fact: string
  readonly steps: readonly Step[]
  readonly gives: readonly string[]
  /** Token requests in all. */
  readonly requests: number
  readonly revoked?: readonly string[]
  readonly state?: string
  /** Milliseconds until the timer, or `none`; only with `withTimer`. */
  readonly timerMs?: number | 'none'
}

export const seconds = 1_000
export const minutes = 60 * seconds
export const hours = 60 * minutes
export const days = 24 * hours

/** Plays a row and checks it. */
export async function play(row: TokenCase): Promise<void> {
  const run: ScriptRun = { session: fakeSession(row), waiting: [] }
  const given: string[] = []
  for (const step of row.steps) {
    const word = await step(run)
    if (word !== undefined) given.push(word)
    await settle()
  }
  const { session } = run
  expect({ given, requests: session.requests(), revoked: session.revoked }).toEqual({
    given: row.gives,
    requests: row.requests,
    revoked: row.revoked ?? []
  })
  if (row.state !== undefined) expect(session.keeper.state().kind).toBe(row.state)
  if (row.timerMs !== undefined) expect(session.timerMs() ?? 'none').toBe(row.timerMs)
}

/** Somebody needs a token. */
export const ask: Step = async ({ session }) => text(await session.keeper.token())

/** Many need one at the same moment; gives what they got, without repeats. */
export const askAtOnce =
  (callers: number): Step =>
  async ({ session }) => {
    const got = await Promise.all(Array.from({ length: callers }, () => session.keeper.token()))
    return [...new Set(got.map(text))].join()
  }

/** Somebody needs a token and waits while the script goes on; `answers` says what they got. */
export const askAndWait =
  (signal?: AbortSignal): Step =>
  ({ session, waiting }) => {
    waiting.push(session.keeper.token(signal).then(text))
    return undefined
  }

/** What those who waited got, in order. */
export const answers: Step = async ({ waiting }) => (await Promise.all(waiting.splice(0))).join()

/** Everybody in flight with the present token is refused; gives what they go on with, without repeats. */
export const refused =
  (status: 401 | 403, callers = 1): Step =>
  async ({ session }) => {
    const used = await session.keeper.token()
    if (!used.ok) return used.error.code
    const renewed = await Promise.all(
      Array.from({ length: callers }, () => session.keeper.renewAfterRefusal(used.value, status))
    )
    return [...new Set(renewed.map(text))].join()
  }

/** Sets what the next token requests get; the last one repeats. */
export const replies =
  (...next: readonly Reply[]): Step =>
  ({ session }) => {
    session.replies(...next)
    return undefined
  }

/** The server answers the request that it held. */
export const release =
  (reply: Exclude<Reply, 'hold'> = { expiresInSeconds: 300 }): Step =>
  ({ session }) => {
    session.release(reply)
    return undefined
  }

/** Time passes while the computer is awake. */
export const pass =
  (ms: number): Step =>
  async ({ session }) => {
    await session.pass(ms)
    return undefined
  }

/** The lid is closed: the wall clock goes on, the monotonic clock and the timer stand still. */
export const sleepFor =
  (ms: number): Step =>
  ({ session }) => {
    session.shift('wall', ms)
    return undefined
  }

/** Somebody sets the wall clock; negative is back. */
export const setClock = (ms: number): Step => sleepFor(ms)

/** The app hears that the computer woke or that the clock was set. */
export const wake: Step = ({ session }) => {
  session.keeper.wake()
  return undefined
}

export const revoke: Step = async ({ session }) => outcomeOf(await session.keeper.revoke())

export const signOut: Step = async ({ session }) => outcomeOf(await session.keeper.signOut())

/** The person signs out; the script goes on while the server is asked. `answers` gives the outcome. */
export const startSignOut: Step = ({ session, waiting }) => {
  waiting.push(session.keeper.signOut().then(outcomeOf))
  return undefined
}

/** Other credentials, whose tokens are called `other-…`. */
export const replaceCredentials: Step = async ({ session }) =>
  outcomeOf(await session.keeper.replaceCredentials(session.requestsOf('other')))

/** Something the script does that gives no word. */
export const act =
  (run: () => void): Step =>
  () => {
    run()
    return undefined
  }

function outcomeOf(report: RevocationReport): string {
  return report.outcome
}
