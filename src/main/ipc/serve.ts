import type { IpcMain } from 'electron'
import { z } from 'zod'
import { servedCallNames, type CallName } from '@shared/ipc/channels'
import { calls, type CallHandlers } from '@shared/ipc/contract'
import { fail, failureCodes, ok, type Result } from '@shared/ipc/result'
import type { Logger } from '../app/logger'
import type { SenderEvent } from './sender'

interface ServeOptions {
  readonly ipcMain: Pick<IpcMain, 'handle' | 'removeHandler'>
  readonly handlers: CallHandlers
  /** From `createSenderCheck`. */
  readonly isTrustedSender: (event: SenderEvent) => boolean
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
  const { ipcMain, handlers, isTrustedSender, logger } = options
  for (const name of servedCallNames) {
    ipcMain.handle(name, async (event, ...inputs: unknown[]) => {
      if (!isTrustedSender(event)) {
        logger.warn('A call from a page that is not ours was refused', { call: name })
        return fail('refused-sender')
      }
      try {
        return await answerCall(name, inputs, handlers, logger)
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
  handlers: CallHandlers,
  logger: Logger
): Promise<Result<unknown>> {
  const input = calls[name].input.safeParse(inputs[0])
  if (!input.success || inputs.length > 1) {
    const problem = firstProblem(input.error)
    logger.warn('The input of a call was refused', { call: name, ...problem })
    return fail('invalid-input', problem.field === undefined ? {} : { field: problem.field })
  }
  // The map is typed name by name; here the name is a variable, and the input has just been parsed by that name's schema.
  const handler = handlers[name] as (input: unknown) => Promise<Result<unknown>>
  return checkAnswer(name, await handler(input.data), logger)
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

/** Where a value first did not fit, and how: names of the contract, nothing of the value. */
export function firstProblem(error: z.ZodError | undefined): { readonly field?: string; readonly problem?: string } {
  const issue = error?.issues[0]
  if (issue === undefined) return { problem: 'too_many_arguments' }
  return issue.path.length === 0
    ? { problem: issue.code }
    : { field: issue.path.map((part) => String(part)).join('.'), problem: issue.code }
}
