import { z } from 'zod'
import type { InputProblem } from '../http/answers'
import { isUuid } from '../http/query'

/** Resources that can be shared: `ResourceEnum` of the orgs contract. */
const resources: readonly string[] = (
  'asset driver_association driver_vehicle_association driver_event_log driver_safety_event dvir_log dvir_log_defect ' +
  'engine_log engine_status fuel_transaction hos_availability hos_daily_snapshot hos_event hos_event_annotation ' +
  'hos_event_attachment hos_violation ifta_summary location_segment message user vehicle vehicle_location vehicle_sensor ' +
  'vehicle_region_segment trailer trailer_association trailer_vehicle_association trailer_location trailer_status workflow'
).split(' ')

const optionalText = z.string().nullish().transform(orNull)
const optionalUrl = z
  .string()
  .min(1)
  .max(2083)
  .refine(isWebAddress, 'Input should be a valid URL')
  .nullish()
  .transform(orNull)
const readOnlyEverything = Object.fromEntries(resources.map((resource) => [resource, 'read']))

/** The body of `POST /v2/orgs/invitations`, as strict as the contract and its descriptions. */
const invitationSchema = z
  .object({
    fleet_ref: z.string().min(1),
    fleet_name: z
      .string()
      .regex(/^[\p{L}\p{N} ]*$/u, 'Only letters, numbers, and spaces are allowed')
      .nullish()
      .transform(orNull),
    fleet_email: z.email('value is not a valid email address').nullish().transform(orNull),
    fleet_regulatory_id: optionalText,
    fleet_regulatory_id_type: optionalText,
    fleet_phone: z
      .string()
      .regex(/^\+?[0-9 ().-]{5,25}$/, 'value is not a valid phone number')
      .nullish()
      .transform(orNull),
    fleet_website: optionalUrl,
    fleet_country_code: z
      .string()
      .regex(/^\w{3}$/, 'String should match pattern ^\\w{3}$')
      .nullish()
      .transform(orNull),
    success_redirect_url: optionalUrl,
    failure_redirect_url: optionalUrl,
    callback_url: z
      .string()
      .max(2083)
      .regex(/^https:\/\//, 'URL scheme should be https')
      .nullish()
      .transform(orNull),
    limit_tsps: z.array(z.string()).nullish().transform(orNull),
    permissions: z
      .record(
        z.string().refine((key) => resources.includes(key), 'Input should be a known resource'),
        z.enum(['read', 'read_write'])
      )
      .nullish()
      .transform((given) => given ?? readOnlyEverything),
    expires_in_hours: z.number().int().min(1).max(672).default(24)
  })
  .refine(({ fleet_regulatory_id: id, fleet_regulatory_id_type: type }) => id === null || type !== null, {
    path: ['fleet_regulatory_id_type'],
    message: 'fleet_regulatory_id_type is required when fleet_regulatory_id is set'
  })

export type InvitationInput = z.output<typeof invitationSchema>

export type ParsedInput =
  | { readonly kind: 'good'; readonly input: InvitationInput }
  | { readonly kind: 'bad'; readonly problems: readonly InputProblem[] }

/** Checks a body; a problem repeats what was sent, as the real service does. */
export function parseInvitationInput(body: unknown): ParsedInput {
  const parsed = invitationSchema.safeParse(body)
  if (parsed.success) return { kind: 'good', input: parsed.data }
  return {
    kind: 'bad',
    problems: parsed.error.issues.map(({ path, message, code }) => ({
      path: ['body', ...path].map(String).join('.'),
      input: describe(path.reduce(step, body)),
      message,
      error_type: code
    }))
  }
}

/** The problem with an id in the path that is no UUID, or null. */
export function idProblem(name: string, value: string): InputProblem | null {
  if (isUuid(value)) return null
  return { path: `path.${name}`, input: value, message: 'Input should be a valid UUID', error_type: 'uuid_parsing' }
}

function step(value: unknown, key: PropertyKey): unknown {
  return typeof value === 'object' && value !== null ? (Reflect.get(value, key) as unknown) : undefined
}

function describe(value: unknown): string {
  if (value === undefined) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function orNull<T>(value: T | null | undefined): T | null {
  return value ?? null
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s/]+/.test(text)
}
