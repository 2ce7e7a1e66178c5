import { z } from 'zod'
import { json } from '../http/answers'
import type { SimulatorContext } from '../http/environment'

/** Reads and checks a JSON body (an empty one counts as `{}`), then answers with what `act` returns. */
export async function withBody<T>(
  context: SimulatorContext,
  schema: z.ZodType<T>,
  act: (body: T) => object
): Promise<Response> {
  const text = await context.req.text()
  const parsed = schema.safeParse(parseJson(text === '' ? '{}' : text))
  return parsed.success ? json(200, act(parsed.data)) : json(400, { error: z.prettifyError(parsed.error) })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    // The schema refuses undefined and says what it wanted.
    return undefined
  }
}
