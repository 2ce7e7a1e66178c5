import type { CredentialDraft } from '@shared/ipc/schemas-profiles'
import type { AppInfo, ConnectInput, Profile, SecretKept } from '@shared/ipc/schemas-session'
import { addressProblem } from './addresses'
import type { KeepChoice } from './keep-choice'
import { requiredText, words } from './words'

/** What stands in the form. */
export interface ConnectValues {
  readonly clientId: string
  readonly clientSecret: string
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

/**
 * The form after an import: whatever the source named replaces what stood there, except for a name that the person gave.
 *
 * @param draft what main says of the import; it holds no secret
 */
export function withDraft(values: ConnectValues, draft: CredentialDraft): ConnectValues {
  return {
    ...values,
    clientId: draft.clientId ?? values.clientId,
    clientSecret: '',
    profileName: values.profileName.trim() === '' ? (draft.profileName ?? '') : values.profileName,
    apiBaseUrl: draft.apiBaseUrl ?? values.apiBaseUrl,
    authBaseUrl: draft.authBaseUrl ?? values.authBaseUrl
  }
}

/** Complaints by field; none means that it can be tried. An imported secret needs no typed one. */
export function checkValues(values: ConnectValues, choice: KeepChoice, draft: CredentialDraft | null): ConnectProblems {
  const problems: ConnectProblems = {}
  if (values.clientId.trim() === '') problems.clientId = requiredText.clientId
  if (draft === null && values.clientSecret === '') problems.clientSecret = requiredText.clientSecret
  if (values.profileName.trim() === '') problems.profileName = requiredText.profileName
  for (const field of ['apiBaseUrl', 'authBaseUrl'] as const) {
    const problem = addressProblem(values[field])
    if (problem !== null) problems[field] = problem === 'insecure' ? words.insecure : words.notAnAddress
  }
  if (effectiveKeep(values.keep, choice) === 'weak' && !values.hasWeakConsent)
    problems.hasWeakConsent = words.consentNeeded
  return problems
}

interface ConnectTarget {
  /** The profile that the credentials are for; null for a new one. */
  readonly profileId: string | null
  /** The imported secret to use instead of a typed one. */
  readonly draft: CredentialDraft | null
}

/** The call's input. A typed secret is passed as it is: a space may belong to it. */
export function inputFrom(
  values: ConnectValues,
  choice: KeepChoice,
  { profileId, draft }: ConnectTarget
): ConnectInput {
  return {
    ...(profileId !== null && { profileId }),
    profileName: values.profileName.trim(),
    clientId: values.clientId.trim(),
    clientSecret: draft === null ? values.clientSecret : { draftId: draft.draftId },
    apiBaseUrl: values.apiBaseUrl.trim(),
    authBaseUrl: values.authBaseUrl.trim(),
    keep: effectiveKeep(values.keep, choice)
  }
}
