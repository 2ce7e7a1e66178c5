import { expiryHours, isEmailAcceptable, isFleetNameAcceptable } from '@shared/domain/invitation'
import type { CreateInvitationInput } from '@shared/ipc/schemas-invitations'
import { words } from './words'

/** The invite form as typed. */
export interface InviteValues {
  readonly fleetRef: string
  readonly fleetName: string
  readonly fleetEmail: string
  /** Hours as a number, or what was typed when it is none. */
  readonly expiresInHours: number | string
}

export const emptyInvite: InviteValues = {
  fleetRef: '',
  fleetName: '',
  fleetEmail: '',
  expiresInHours: expiryHours.usual
}

/** One sentence per field that cannot be sent as it is (the contract's own limits, InvitationCreate). */
export const inviteRules = {
  fleetRef: (value: string) => (value.trim() === '' ? words.fleetRefMissing : null),
  fleetName: (value: string) => (isFleetNameAcceptable(value) ? null : words.fleetNameBad),
  fleetEmail: (value: string) => (value.trim() === '' || isEmailAcceptable(value.trim()) ? null : words.emailBad),
  expiresInHours: (value: number | string) => (isExpiryAcceptable(value) ? null : words.expiryBad)
}

/** True for whole hours that the API takes. */
export function isExpiryAcceptable(value: number | string): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= expiryHours.least && value <= expiryHours.most
}

/** What is sent: trimmed, and empty fields left out as null. */
export function toCreateInput(values: InviteValues): CreateInvitationInput {
  const orNull = (text: string) => (text.trim() === '' ? null : text.trim())
  return {
    fleetRef: values.fleetRef.trim(),
    fleetName: orNull(values.fleetName),
    fleetEmail: orNull(values.fleetEmail),
    expiresInHours: Number(values.expiresInHours)
  }
}
