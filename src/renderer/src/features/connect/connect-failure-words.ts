import type { Failure } from '@shared/ipc/result'
import { waitText } from '../../ui/failure-words'
import { inLanguage } from '../../ui/in-language'
import { englishConnectFailures, type ConnectFailureWords } from './connect-failure-english'
import { spanishConnectFailures } from './connect-failure-spanish'

/** A failed attempt: what happened, what it means, what to do. Each code that connecting can meet has its own sentence. */
export interface ConnectFailureText {
  readonly title: string
  readonly text: string
}

const words = inLanguage<ConnectFailureWords>({ en: englishConnectFailures, es: spanishConnectFailures })

/**
 * Why connecting did not work.
 *
 * @param failure as it came over the bridge
 */
export function connectFailureText(failure: Failure): ConnectFailureText {
  const isProfileGone = failure.code === 'unknown-handle' && failure.field === 'profileId'
  const { title, text } = words[isProfileGone ? 'profile-gone' : failure.code]
  const { field, serverMessage, retryAfterSeconds } = failure
  return {
    title,
    text: typeof text === 'string' ? text : text({ wait: waitText(retryAfterSeconds), field, serverMessage })
  }
}
