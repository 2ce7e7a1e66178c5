import type { AppInfo, ConnectInput, Profile, SecretKept } from '@shared/ipc/schemas-session'
import { addressProblem } from './addresses'
import type { KeepChoice } from './keep-choice'
import { requiredText, words } from './words'

/** What stands in the form. */
export interface ConnectValues {
  readonly clientId: string
  readonly clientSecret: string
  readonly isSecretShown: boolean
  readonly profileName: string
  readonly apiBaseUrl: string
  readonly authBaseUrl: string
  /** Null while the proposed way of keeping is good enough. */
  readonly keep: SecretKept | null
  readonly hasWeakConsent: boolean
}

export type ConnectProblems = Partial<Record<keyof ConnectValues, string>>

/**
 * The form at first: a remembered profile fills everything but the secret.
 *
 * @param info where Catena's production addresses come from
 * @param remembered the last profile
 */
export function initialValues(info: AppInfo, remembered: Profile | null): ConnectValues {
  return {
    clientId: remembered?.clientId ?? '',
    clientSecret: '',
    isSecretShown: false,
    profileName: remembered?.name ?? '',
    apiBaseUrl: remembered?.apiBaseUrl ?? info.defaultApiBaseUrl,
    authBaseUrl: remembered?.authBaseUrl ?? info.defaultAuthBaseUrl,
    keep: null,
    hasWeakConsent: false
  }
}

/** The way of keeping that would be used now; a choice that the addresses no longer allow falls back to the proposed one. */
export function effectiveKeep(keep: SecretKept | null, choice: KeepChoice): SecretKept {
  return keep !== null && choice.options.includes(keep) ? keep : (choice.options[0] ?? 'session')
}

/** Complaints by field; none means that it can be tried. */
export function checkValues(values: ConnectValues, choice: KeepChoice): ConnectProblems {
  const problems: ConnectProblems = {}
  if (values.clientId.trim() === '') problems.clientId = requiredText.clientId
  if (values.clientSecret === '') problems.clientSecret = requiredText.clientSecret
  if (values.profileName.trim() === '') problems.profileName = requiredText.profileName
  for (const field of ['apiBaseUrl', 'authBaseUrl'] as const) {
    const problem = addressProblem(values[field])
    if (problem !== null) problems[field] = problem === 'insecure' ? words.insecure : words.notAnAddress
  }
  if (effectiveKeep(values.keep, choice) === 'weak' && !values.hasWeakConsent)
    problems.hasWeakConsent = words.consentNeeded
  return problems
}

/** The call's input. The secret is passed as it was typed: a space may belong to it. */
export function inputFrom(values: ConnectValues, choice: KeepChoice): ConnectInput {
  return {
    profileName: values.profileName.trim(),
    clientId: values.clientId.trim(),
    clientSecret: values.clientSecret,
    apiBaseUrl: values.apiBaseUrl.trim(),
    authBaseUrl: values.authBaseUrl.trim(),
    keep: effectiveKeep(values.keep, choice)
  }
}
