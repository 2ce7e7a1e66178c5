import { fail, ok, type Result } from '@shared/ipc/result'
import type { ApiAnswer, ApiRequest, Http } from '../http-types'

/** An HTTP layer that answers from a function and remembers the calls. */
export interface ScriptedHttp extends Http {
  readonly calls: readonly ApiRequest[]
}

/** Builds one; the function gets each call and its number from 0. */
export function scriptedHttp(answer: (call: ApiRequest, index: number) => Result<ApiAnswer>): ScriptedHttp {
  const calls: ApiRequest[] = []
  return {
    calls,
    request(call) {
      calls.push(call)
      return Promise.resolve(read(call, answer(call, calls.length - 1)))
    }
  }
}

/** A call that reads bytes gets those of the scripted body. */
function read(call: ApiRequest, answer: Result<ApiAnswer>): Result<ApiAnswer> {
  if (!answer.ok || call.readBody === undefined) return answer
  const { status, body } = answer.value
  const bytes = new TextEncoder().encode(JSON.stringify(body))
  return ok({ status, body: call.readBody(bytes) })
}

/** A success with this body. */
export function answered(body: unknown, status = 200): Result<ApiAnswer> {
  return ok({ status, body })
}

/** A failure with this status. */
export function refused(status: 400 | 403 | 404 | 409 | 500): Result<ApiAnswer> {
  const codes = {
    400: 'rejected-by-server',
    403: 'forbidden',
    404: 'not-found',
    409: 'conflict',
    500: 'server-error'
  } as const
  return fail(codes[status], { status })
}
