import { z } from 'zod'

const times = z.number().int().min(1).optional()
const common = { path: z.string().optional(), method: z.string().optional(), times }

/**
 * One thing that goes wrong on purpose. `path` is a substring of path and query, `method` an HTTP method, `times` the number
 * of requests it hits (absent: until cleared). Without `path` a fault hits every API call (`/v2/`), or the endpoint that is
 * its subject.
 */
const faultSchema = z.discriminatedUnion('kind', [
  /** Waits before answering. */
  z.object({ ...common, kind: z.literal('latency'), ms: z.number().int().min(0).max(120_000) }),
  /** 401 once, whatever the token. */
  z.object({ ...common, kind: z.literal('unauthorized-once') }),
  /** Happens at once: all tokens given out so far are refused from now on. */
  z.object({ ...common, kind: z.literal('expired-token') }),
  z.object({ ...common, kind: z.literal('forbidden') }),
  z.object({
    ...common,
    kind: z.literal('rate-limited'),
    retryAfterSeconds: z.number().int().min(0).default(2),
    send: z.enum(['body', 'header', 'both', 'neither']).default('body')
  }),
  z.object({
    ...common,
    kind: z.literal('server-error'),
    status: z.union([z.literal(500), z.literal(502), z.literal(503), z.literal(504)]).default(500)
  }),
  /** The right answer, cut in the middle. */
  z.object({ ...common, kind: z.literal('truncated-json') }),
  /** 422 about one field, by a rule that only the server knows. `field`: its path, such as `body.fleet_email`. */
  z.object({ ...common, kind: z.literal('rejected-field'), field: z.string(), message: z.string() }),
  /** A gateway's page where JSON was expected. */
  z.object({
    ...common,
    kind: z.literal('html-instead-of-json'),
    status: z.number().int().min(200).max(599).default(200)
  }),
  /** Breaks a share of the rows, each in one of several ways. */
  z.object({ ...common, kind: z.literal('malformed-rows'), share: z.number().min(0).max(1).default(0.1) }),
  /** Marks a share of the rows as deleted. */
  z.object({ ...common, kind: z.literal('deleted-rows'), share: z.number().min(0).max(1).default(0.1) }),
  /** `next_page` is the cursor that was sent. */
  z.object({ ...common, kind: z.literal('repeated-cursor') }),
  /** Rows move between pages: some come twice, some not at all. */
  z.object({ ...common, kind: z.literal('shuffled-pages') }),
  /** The connection breaks, before the answer or in the middle of its body. */
  z.object({ ...common, kind: z.literal('dropped-connection'), when: z.enum(['before', 'during']).default('before') }),
  z.object({
    ...common,
    kind: z.literal('token-rate-limited'),
    retryAfterSeconds: z.number().int().min(0).default(2)
  }),
  /** The authorization server does not revoke (RFC 7009 section 2.2.1); the token stays valid. */
  z.object({
    ...common,
    kind: z.literal('revocation-refused'),
    status: z.union([z.literal(400), z.literal(401), z.literal(403), z.literal(503)]).default(400),
    error: z.string().default('unsupported_token_type'),
    description: z.string().default('This server does not revoke tokens of this type')
  }),
  /** The authorization server no longer knows the client. */
  z.object({ ...common, kind: z.literal('reject-credentials') })
])

export type Fault = z.infer<typeof faultSchema>
/** A fault as it is sent: fields with a default may be left out. */
export type FaultInput = z.input<typeof faultSchema>

export const faultListSchema = z.union([faultSchema.transform((fault) => [fault]), z.array(faultSchema)])
