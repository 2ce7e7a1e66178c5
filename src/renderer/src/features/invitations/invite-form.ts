import { expiryHours, isEmailAcceptable, isFleetNameAcceptable, leastPermissions } from '@shared/domain/invitation'
import { isInOfficeHours, officeExpiryHours } from '@shared/domain/office-hours'
import type { AskedPermissions } from '@shared/domain/shared-resources'
import type { CreateInvitationInput, InvitationRow } from '@shared/ipc/schemas-invitations'
import type { InvitationTemplate } from '@shared/ipc/schemas-saved-invitations'
import { inviteWords as words } from './invite-words'

const hourMs = 3_600_000

/** The invite form as typed. */
export interface InviteValues {
  readonly fleetRef: string
  readonly fleetName: string
  readonly fleetEmail: string
  readonly fleetPhone: string
  readonly fleetWebsite: string
  /** Three letters; null when none is chosen. */
  readonly fleetCountryCode: string | null
  readonly fleetRegulatoryId: string
  readonly fleetRegulatoryIdType: string
  readonly limitTsps: readonly string[]
  readonly permissions: AskedPermissions
  readonly successRedirectUrl: string
  readonly failureRedirectUrl: string
  readonly callbackUrl: string
  /** Hours as a number, or what was typed when it is none. */
  readonly expiresInHours: number | string
}

/** What a template holds. */
export type RepeatedValues = Pick<
  InviteValues,
  'limitTsps' | 'permissions' | 'successRedirectUrl' | 'failureRedirectUrl' | 'callbackUrl' | 'expiresInHours'
>

/**
 * How long the link is proposed to work: a day, and where that ends in a night or a weekend, until the end of the second working day
 * (UX.md idea 6).
 */
export function proposedHours(nowMs: number, timeZone: string): number {
  const isFine = isInOfficeHours(nowMs + expiryHours.usual * hourMs, timeZone)
  return isFine ? expiryHours.usual : officeExpiryHours(nowMs, timeZone)
}

/** Nothing typed, the least asked for. */
export function emptyInvite(nowMs: number, timeZone: string): InviteValues {
  return {
    fleetRef: '',
    fleetName: '',
    fleetEmail: '',
    fleetPhone: '',
    fleetWebsite: '',
    fleetCountryCode: null,
    fleetRegulatoryId: '',
    fleetRegulatoryIdType: '',
    limitTsps: [],
    permissions: leastPermissions,
    successRedirectUrl: '',
    failureRedirectUrl: '',
    callbackUrl: '',
    expiresInHours: proposedHours(nowMs, timeZone)
  }
}

const isEmpty = (text: string) => text.trim() === ''

/** True for a whole web address of one of the schemes that the contract takes (at most 2083 characters). */
function isWebAddress(text: string, schemes: readonly string[]): boolean {
  const trimmed = text.trim()
  if (trimmed.length > 2083 || /\s/.test(trimmed)) return false
  try {
    const { protocol, hostname } = new URL(trimmed)
    return schemes.includes(protocol) && hostname !== ''
  } catch {
    // Not an address at all.
    return false
  }
}

const anyWeb = ['http:', 'https:']
const optional = (isGood: (text: string) => boolean, sentence: string) => (text: string) =>
  isEmpty(text) || isGood(text) ? null : sentence

/** One sentence per field that cannot be sent as it is (the contract's own limits, InvitationCreate). */
export const inviteRules = {
  fleetRef: (value: string) =>
    isEmpty(value) ? words.fleetRefMissing : value.trim().length > 255 ? words.fleetRefLong : null,
  fleetName: (value: string) => (isFleetNameAcceptable(value) ? null : words.fleetNameBad),
  fleetEmail: optional((text) => isEmailAcceptable(text.trim()), words.emailBad),
  fleetPhone: optional((text) => /^\+?[0-9 ().-]{5,25}$/.test(text.trim()), words.phoneBad),
  fleetWebsite: optional((text) => isWebAddress(text, anyWeb), words.websiteBad),
  fleetRegulatoryIdType: (value: string, { fleetRegulatoryId }: InviteValues) =>
    isEmpty(value) && !isEmpty(fleetRegulatoryId) ? words.regulatoryTypeMissing : null,
  permissions: (value: AskedPermissions) => (Object.keys(value).length === 0 ? words.permissionsMissing : null),
  successRedirectUrl: optional((text) => isWebAddress(text, anyWeb), words.urlBad),
  failureRedirectUrl: optional((text) => isWebAddress(text, anyWeb), words.urlBad),
  callbackUrl: optional((text) => isWebAddress(text, ['https:']), words.callbackBad),
  expiresInHours: (value: number | string) => (isExpiryAcceptable(value) ? null : words.expiryBad)
}

/** True for whole hours that the API takes. */
export function isExpiryAcceptable(value: number | string): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= expiryHours.least && value <= expiryHours.most
}

/** What is sent: trimmed, and empty fields left out as null. */
export function toCreateInput(values: InviteValues): CreateInvitationInput {
  const orNull = (text: string) => (isEmpty(text) ? null : text.trim())
  const fleetRegulatoryId = orNull(values.fleetRegulatoryId)
  return {
    fleetRef: values.fleetRef.trim(),
    fleetName: orNull(values.fleetName),
    fleetEmail: orNull(values.fleetEmail),
    fleetPhone: orNull(values.fleetPhone),
    fleetWebsite: orNull(values.fleetWebsite),
    fleetCountryCode: values.fleetCountryCode,
    fleetRegulatoryId,
    fleetRegulatoryIdType: fleetRegulatoryId === null ? null : orNull(values.fleetRegulatoryIdType),
    limitTsps: [...values.limitTsps],
    permissions: { ...values.permissions },
    successRedirectUrl: orNull(values.successRedirectUrl),
    failureRedirectUrl: orNull(values.failureRedirectUrl),
    callbackUrl: orNull(values.callbackUrl),
    expiresInHours: Number(values.expiresInHours)
  }
}

/**
 * What is sent to a reference that has an invitation: fields that were left empty stay as they are known. Whether the server would keep or
 * clear them is said nowhere (API.md section 6), and nobody means to clear a name by not typing it.
 */
export function withKnown(
  input: CreateInvitationInput,
  known: Pick<InvitationRow, 'fleetName' | 'fleetEmail' | 'fleetPhone'> | null
): CreateInvitationInput {
  if (known === null) return input
  const isNameFit = known.fleetName !== null && isFleetNameAcceptable(known.fleetName)
  return {
    ...input,
    fleetName: input.fleetName ?? (isNameFit ? known.fleetName : null),
    fleetEmail: input.fleetEmail ?? known.fleetEmail,
    fleetPhone: input.fleetPhone ?? known.fleetPhone
  }
}

/** The form's name of a field that main names as the contract does: `fleet_email`, or `body.fleet_email` as a server may write it. */
export function fieldOfContract(name: string, values: InviteValues): keyof InviteValues | null {
  const own = name
    .replace(/^body\./, '')
    .replace(/\..*$/, '')
    .replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase())
  return own in values ? (own as keyof InviteValues) : null
}

/**
 * What a refusal says of one field, without the field's path, which stands before each of its sentences.
 *
 * @param field as the contract names it
 */
export function wordsAtField(serverMessage: string, field: string): string {
  const at = serverMessage.indexOf(`${field}: `)
  return at < 0 ? serverMessage : serverMessage.slice(at + field.length + 2).replace(/; (?:body|query)\..*$/s, '')
}

/** What a template puts into the form. */
export function valuesOfTemplate(template: RepeatedSettings, nowMs: number, timeZone: string): RepeatedValues {
  return {
    limitTsps: template.limitTsps,
    permissions: template.permissions,
    successRedirectUrl: template.successRedirectUrl ?? '',
    failureRedirectUrl: template.failureRedirectUrl ?? '',
    callbackUrl: template.callbackUrl ?? '',
    expiresInHours: template.expiresInHours ?? proposedHours(nowMs, timeZone)
  }
}

/** What many invitations ask for alike, as it is kept and sent. */
export type RepeatedSettings = Omit<InvitationTemplate, 'id' | 'name'>

/** The form's repeated settings. */
export function repeatedOfValues(values: RepeatedValues): RepeatedSettings {
  const orNull = (text: string) => (isEmpty(text) ? null : text.trim())
  return {
    limitTsps: values.limitTsps,
    permissions: values.permissions,
    expiresInHours: isExpiryAcceptable(values.expiresInHours) ? values.expiresInHours : null,
    successRedirectUrl: orNull(values.successRedirectUrl),
    failureRedirectUrl: orNull(values.failureRedirectUrl),
    callbackUrl: orNull(values.callbackUrl)
  }
}
