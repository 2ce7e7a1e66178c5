import type { IpcMain } from 'electron'
import { z } from 'zod'
import { servedCallNames, type CallName } from '@shared/ipc/channels'
import { calls } from '@shared/ipc/contract'
import { fail, failureCodes, ok, type Result } from '@shared/ipc/result'
import type { Logger } from '../app/logger'
import type { Caller, ServedHandlers } from './caller'
import { firstProblem } from './first-problem'
import type { EventSender } from './send'
import type { SenderEvent } from './sender'

interface ServeOptions {
  readonly ipcMain: Pick<IpcMain, 'handle' | 'removeHandler'>
  readonly handlers: ServedHandlers
  /** From `createSenderCheck`. */
  readonly isTrustedSender: (event: SenderEvent) => boolean
  /** How a handler tells the window that calls something. */
  readonly sendTo: EventSender['sendTo']
  readonly logger: Logger
}

/** A failure as the contract knows it; anything else that a handler put there stays in main. */
const failureSchema = z.object({
  code: z.enum(failureCodes),
  serverMessage: z.string().exactOptional(),
  status: z.number().exactOptional(),
  retryAfterSeconds: z.number().exactOptional(),
  field: z.string().exactOptional()
})

/**
 * Answers every call of the contract: sender, input, handler, output, in this order (SECURITY.md rows 8 and 9).
 *
 * Nothing throws across the bridge. Input and output leave as parsed, so a field that the contract does not name reaches
 * neither the handler nor the page. The log gets paths and codes of what did not fit, never values.
 *
 * @returns how to stop
 */
export function serveCalls(options: ServeOptions): () => void {
  const { ipcMain, handlers, isTrustedSender, sendTo, logger } = options
  for (const name of servedCallNames) {
    ipcMain.handle(name, async (event, ...inputs: unknown[]) => {
      if (!isTrustedSender(event)) {
        logger.warn('A call from a page that is not ours was refused', { call: name })
        return fail('refused-sender')
      }
      try {
        const contentsId = event.sender.id
        const caller: Caller = { contentsId, send: (eventName, payload) => sendTo(contentsId, eventName, payload) }
        return await answerCall(name, inputs, caller, { handlers, logger })
      } catch (error) {
        logger.error('A call failed', { call: name, error })
        return fail('internal')
      }
    })
  }
  return () => {
    for (const name of servedCallNames) ipcMain.removeHandler(name)
  }
}

async function answerCall(
  name: CallName,
  inputs: readonly unknown[],
  caller: Caller,
  { handlers, logger }: Pick<ServeOptions, 'handlers' | 'logger'>
): Promise<Result<unknown>> {
  const input = calls[name].input.safeParse(inputs[0])
  if (!input.success || inputs.length > 1) {
    const problem = firstProblem(input.error)
    logger.warn('The input of a call was refused', { call: name, ...problem })
    return fail('invalid-input', problem.field === undefined ? {} : { field: problem.field })
  }
  // The map is typed name by name; here the name is a variable, and the input has just been parsed by that name's schema.
  const handler = handlers[name] as (input: unknown, caller: Caller) => Promise<Result<unknown>>
  return checkAnswer(name, await handler(input.data, caller), logger)
}

/** Lets through what the contract says, and only that. */
function checkAnswer(name: CallName, answer: Result<unknown>, logger: Logger): Result<unknown> {
  const parsed = answer.ok ? calls[name].output.safeParse(answer.value) : failureSchema.safeParse(answer.error)
  if (!parsed.success) {
    logger.error('The answer to a call is not what the contract says', { call: name, ...firstProblem(parsed.error) })
    return fail('internal')
  }
  if (answer.ok) return ok(parsed.data)
  const { code, ...more } = failureSchema.parse(parsed.data)
  return fail(code, more)
}
