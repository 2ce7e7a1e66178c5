import { z } from 'zod'
import { Secret } from '../secret'

/*
 * The fields that row schemas are made of. Only what a row cannot be without may fail it; everything else that is missing, null or
 * of another type becomes null, and an unknown enum value is just a string, because every enum of this API grows (API.md section 11).
 */

/** ISO 8601 as the API writes it: a date, or a date and time with or without fractions and zone. */
const isoInstant = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/i

/**
 * Reads an instant of the API.
 *
 * @param value ISO 8601; one without a zone is UTC, as the API means it (`Date.parse` alone would take the computer's zone)
 * @returns epoch milliseconds, or null when it is no instant
 */
export function readInstantMs(value: unknown): number | null {
  if (typeof value !== 'string') return null
  const match = isoInstant.exec(value)
  if (match === null) return null
  const hasTime = value.length > 10
  const ms = Date.parse(hasTime && match[1] === undefined ? `${value}Z` : value)
  return Number.isNaN(ms) ? null : ms
}

/** Any value; the default stands for a missing key, which zod would otherwise call a fault. */
const anything = z.unknown().default(null)

/** A text the row cannot be without. */
export const requiredText = z.string().min(1)

/** A text or null; an empty one is null. */
export const optionalText = anything.transform((value) => (typeof value === 'string' && value !== '' ? value : null))

/** A finite number or null; numeric strings are not numbers. */
export const optionalNumber = anything.transform((value) =>
  typeof value === 'number' && Number.isFinite(value) ? value : null
)

/** True, false or null. */
export const optionalFlag = anything.transform((value) => (typeof value === 'boolean' ? value : null))

/** Epoch milliseconds or null. */
export const optionalInstantMs = anything.transform(readInstantMs)

/** The texts of a list; anything else in it, or instead of it, is left out. */
export const textList = anything.transform((value): readonly string[] =>
  Array.isArray(value) ? value.filter((entry) => isText(entry)) : []
)

/** A map from resource to share level, such as `{vehicle: 'read'}`; entries that are no text are left out. */
export const shareLevels = anything.transform((value): Readonly<Record<string, string>> => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {}
  return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, string] => isText(entry[1])))
})

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

/** A text the row cannot be without and that must not be printed. */
export const requiredSecret = requiredText.transform((text) => new Secret(text))

/** The same, or null. */
export const optionalSecret = optionalText.transform((text) => (text === null ? null : new Secret(text)))
