import type { InputProblem } from './answers'

/**
 * The query of a request, read strictly. Every read that finds something unacceptable adds to `problems`, so that one
 * answer names them all.
 */
export interface Query {
  readonly problems: readonly InputProblem[]
  readonly text: (name: string) => string | null
  readonly texts: (name: string) => readonly string[]
  readonly uuid: (name: string) => string | null
  readonly uuids: (name: string) => readonly string[]
  readonly boolean: (name: string, fallback: boolean) => boolean
  readonly whole: (name: string, fallback: number, least: number, most: number) => number
  /** Epoch milliseconds. */
  readonly instant: (name: string, fallbackMs: number) => number
  readonly oneOf: <T extends string>(name: string, allowed: readonly T[], fallback: T | null) => T | null
  readonly refuse: (name: string, input: string, message: string, errorType: string) => void
}

/** At most this many values of one filter. */
const mostFilterValues = 100

const uuidPattern = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i
const instantPattern = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/i

export function isUuid(text: string): boolean {
  return uuidPattern.test(text)
}

/** Reads the query of a URL; percent-decoding happens exactly once, here. */
export function readQuery(url: string): Query {
  const parameters = new URL(url).searchParams
  const problems: InputProblem[] = []
  const refuse = (name: string, input: string, message: string, errorType: string): void => {
    problems.push({ path: `query.${name}`, input, message, error_type: errorType })
  }
  const texts = (name: string): readonly string[] => {
    const values = parameters.getAll(name)
    if (values.length > mostFilterValues) {
      const message = `List should have at most ${mostFilterValues} items after validation, not ${values.length}`
      refuse(name, String(values.length), message, 'too_long')
    }
    return values
  }
  const uuids = (name: string): readonly string[] => {
    const values = texts(name)
    for (const value of values) if (!isUuid(value)) refuse(name, value, 'Input should be a valid UUID', 'uuid_parsing')
    return values
  }
  return {
    problems,
    refuse,
    texts,
    uuids,
    text: (name) => parameters.get(name),
    uuid: (name) => uuids(name)[0] ?? null,
    boolean: (name, fallback) => {
      const value = parameters.get(name)?.toLowerCase()
      if (value === undefined) return fallback
      if (['true', '1', 'yes', 'on'].includes(value)) return true
      if (!['false', '0', 'no', 'off'].includes(value)) {
        refuse(name, value, 'Input should be a valid boolean, unable to interpret input', 'bool_parsing')
      }
      return false
    },
    whole: (name, fallback, least, most) => {
      const value = parameters.get(name)
      if (value === null) return fallback
      const number = /^[+-]?\d+$/.test(value) ? Number(value) : NaN
      if (Number.isNaN(number)) refuse(name, value, 'Input should be a valid integer', 'int_parsing')
      else if (number < least)
        refuse(name, value, `Input should be greater than or equal to ${least}`, 'greater_than_equal')
      else if (number > most) refuse(name, value, `Input should be less than or equal to ${most}`, 'less_than_equal')
      else return number
      return fallback
    },
    instant: (name, fallbackMs) => {
      const value = parameters.get(name)
      if (value === null) return fallbackMs
      const instantMs = instantPattern.test(value) ? Date.parse(withZone(value)) : NaN
      if (!Number.isNaN(instantMs)) return instantMs
      refuse(name, value, 'Input should be a valid datetime', 'datetime_from_date_parsing')
      return fallbackMs
    },
    oneOf: (name, allowed, fallback) => {
      const value = parameters.get(name)
      if (value === null) return fallback
      const known = allowed.find((candidate) => candidate === value)
      if (known === undefined) refuse(name, value, `Input should be one of: ${allowed.join(', ')}`, 'enum')
      return known ?? fallback
    }
  }
}

/** Times without a zone are UTC for the service. */
function withZone(value: string): string {
  return /(?:Z|[+-]\d{2}:?\d{2})$/i.test(value) || value.length === 10 ? value : `${value}Z`
}
