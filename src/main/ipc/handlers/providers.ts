import type { CallHandlers } from '@shared/ipc/contract'
import { ok } from '@shared/ipc/result'

/** No provider is known yet; the page then offers to type a slug, or leaves the choice to the fleet. */
export function providerHandlers(): Pick<CallHandlers, 'providers:get'> {
  return { 'providers:get': () => Promise.resolve(ok({ providers: [], asOfMs: null })) }
}
