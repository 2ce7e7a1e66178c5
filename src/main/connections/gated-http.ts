import type { Http } from '../catena/http-types'
import type { Gate } from '../fleet/gate'

/**
 * Requests that pass a gate: each goes out once when its turn comes, and again where that may help; a 429 holds all of them back together.
 */
export function gatedHttp(http: Http, gate: Pick<Gate, 'run'>): Http {
  return {
    request: (call) =>
      gate.run((signal) => http.request({ ...call, attempts: 1, signal }), {
        signal: call.signal ?? new AbortController().signal,
        priority: 'names'
      })
  }
}
