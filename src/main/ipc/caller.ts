import type { CallName } from '@shared/ipc/channels'
import type { CallHandlers } from '@shared/ipc/contract'
import type { SendEvent } from './send'

/** The window that a call came from. */
export interface Caller {
  /** Id of its web contents: the same over reloads of its page, never given to another window. */
  readonly contentsId: number
  /** Tells this window alone, under the same checks as all. */
  readonly send: SendEvent
}

/** The handlers of main: those of the contract, told who asks. */
export type ServedHandlers = {
  readonly [N in CallName]: (...given: [...Parameters<CallHandlers[N]>, caller: Caller]) => ReturnType<CallHandlers[N]>
}
