import type { z } from 'zod'

/** Where a value first did not fit, and how: names of the contract, nothing of the value. */
export function firstProblem(error: z.ZodError | undefined): { readonly field?: string; readonly problem?: string } {
  const issue = error?.issues[0]
  if (issue === undefined) return { problem: 'too_many_arguments' }
  return issue.path.length === 0
    ? { problem: issue.code }
    : { field: issue.path.map((part) => String(part)).join('.'), problem: issue.code }
}
