import { assertNever } from '@shared/domain/assert-never'
import type { CredentialDraft } from '@shared/ipc/schemas-profiles'
import { failureSentence } from '../../ui/failure-words'
import type { ImportFailure } from './use-draft'

/** Everything about credentials that are taken from somewhere instead of typed. */
export const importWords = {
  label: 'Take credentials from',
  paste: 'Paste from clipboard',
  chooseFile: 'Choose file…',
  dropHint: 'or drop a .env or JSON file',
  dropHere: 'Drop the file to take its credentials',
  dropHereHint: 'Fleet Desk reads it once. The secret does not enter this window.',
  oneFile: 'Drop one file at a time.',
  reading: 'Reading…',
  offer: (clientId: string) => `CATENA_CLIENT_ID and CATENA_CLIENT_SECRET are set (client ${clientId}).`,
  useOffer: 'Use them',
  remove: 'Remove',
  removeLabel: 'Remove the imported secret',
  clipboardNote:
    'When Fleet Desk has connected, it empties the clipboard, unless you have copied something else by then.',
  otherClient: (draftClientId: string, clientId: string) =>
    `These credentials are for the client ${draftClientId}, but this profile uses ${clientId}. Nothing was taken.`
} as const

/** Where a draft came from, to follow "from". */
function sourceName(source: CredentialDraft['source'], fileName: string | null): string {
  switch (source) {
    case 'clipboard':
      return 'the clipboard'
    case 'environment':
      return 'the environment variables'
    case 'file':
      return fileName ?? 'the file'
    default:
      return assertNever(source)
  }
}

/** What stands in the secret field in place of the secret. */
export function importedText({ source, fileName }: CredentialDraft): string {
  return `Imported from ${sourceName(source, fileName)} · kept out of this window`
}

/** For a screen reader: that something was taken, and which fields it filled. */
export function importedAnnouncement(draft: CredentialDraft): string {
  const filled = [
    draft.clientId === null ? null : 'client ID',
    'client secret',
    draft.apiBaseUrl === null && draft.authBaseUrl === null ? null : 'addresses'
  ].filter((part) => part !== null)
  return `Taken from ${sourceName(draft.source, draft.fileName)}: ${filled.join(', ')}.`
}

/** Why nothing was taken, and what would be. */
export function importFailureText({ failure, source, fileName }: ImportFailure): string {
  const from = sourceName(source, fileName)
  switch (failure.code) {
    case 'nothing-found':
      return source === 'environment'
        ? 'CATENA_CLIENT_ID and CATENA_CLIENT_SECRET are no longer set. Type the credentials instead.'
        : `No client secret in ${from}. It needs CATENA_CLIENT_ID and CATENA_CLIENT_SECRET, as lines of a .env file or as fields of a JSON object.`
    case 'clipboard':
      return 'The system did not let Fleet Desk read the clipboard. Paste into the fields instead.'
    default:
      return failureSentence(failure)
  }
}
