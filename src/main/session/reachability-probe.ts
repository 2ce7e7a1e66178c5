import type { Result } from '@shared/ipc/result'

/** One cheap call of one service. */
export type Ask = (signal: AbortSignal) => Promise<Result<unknown>>

/**
 * Makes the probe: asks the orgs service, and another one when only the first may be ill.
 *
 * One service behind the gateway may fail or hang for hours while the others are well (see `createOutcomeVerdict`); with one service to
 * ask, that would keep the whole app "offline". Where the network, the certificate or the credentials are the trouble, the second would
 * meet the same, so it is not asked.
 *
 * @returns the last answer; what it says about the connection reaches the tracker through the HTTP layer's outcomes
 */
export function createProbe({ askOrgs, askTelematics }: { readonly askOrgs: Ask; readonly askTelematics: Ask }): Ask {
  return async (signal) => {
    const first = await askOrgs(signal)
    if (first.ok || signal.aborted) return first
    const { code } = first.error
    return code === 'server-error' || code === 'unreachable' ? askTelematics(signal) : first
  }
}
