import type { CredentialDraft } from '@shared/ipc/schemas-profiles'
import { failureSentence } from '../../ui/failure-words'
import { inLanguage } from '../../ui/in-language'
import type { ImportFailure } from './use-draft'

/** Everything about credentials that are taken from somewhere instead of typed. */
export const importWords = inLanguage({
  en: {
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
  },
  es: {
    label: 'Tomar las credenciales de',
    paste: 'Pegar del portapapeles',
    chooseFile: 'Elegir archivo…',
    dropHint: 'o suelte aquí un archivo .env o JSON',
    dropHere: 'Suelte el archivo para tomar sus credenciales',
    dropHereHint: 'Fleet Desk lo lee una vez. El secreto no entra en esta ventana.',
    oneFile: 'Suelte un solo archivo a la vez.',
    reading: 'Leyendo…',
    offer: (clientId: string) => `CATENA_CLIENT_ID y CATENA_CLIENT_SECRET están definidas (cliente ${clientId}).`,
    useOffer: 'Usarlas',
    remove: 'Quitar',
    removeLabel: 'Quitar el secreto importado',
    clipboardNote:
      'Cuando Fleet Desk se haya conectado, vacía el portapapeles, a menos que para entonces usted haya copiado otra cosa.',
    otherClient: (draftClientId: string, clientId: string) =>
      `Estas credenciales son del cliente ${draftClientId}, pero este perfil usa ${clientId}. No se tomó nada.`
  }
})

const parts = inLanguage({
  en: {
    sources: { clipboard: 'the clipboard', environment: 'the environment variables', file: 'the file' },
    imported: (source: string) => `Imported from ${source} · kept out of this window`,
    taken: (source: string, filled: string) => `Taken from ${source}: ${filled}.`,
    clientId: 'client ID',
    clientSecret: 'client secret',
    addresses: 'addresses',
    noLongerSet: 'CATENA_CLIENT_ID and CATENA_CLIENT_SECRET are no longer set. Type the credentials instead.',
    noneIn: (source: string) =>
      `No client secret in ${source}. It needs CATENA_CLIENT_ID and CATENA_CLIENT_SECRET, as lines of a .env file or as fields of a JSON object.`,
    clipboardRefused: 'The system did not let Fleet Desk read the clipboard. Paste into the fields instead.'
  },
  es: {
    sources: { clipboard: 'el portapapeles', environment: 'las variables de entorno', file: 'el archivo' },
    imported: (source: string) => `Importado de: ${source} · no entra en esta ventana`,
    taken: (source: string, filled: string) => `Se tomó de: ${source}. Datos: ${filled}.`,
    clientId: 'ID de cliente',
    clientSecret: 'secreto de cliente',
    addresses: 'direcciones',
    noLongerSet: 'CATENA_CLIENT_ID y CATENA_CLIENT_SECRET ya no están definidas. Escriba las credenciales.',
    noneIn: (source: string) =>
      `No hay un secreto de cliente en ${source}. Se necesitan CATENA_CLIENT_ID y CATENA_CLIENT_SECRET, como líneas de un archivo .env o como campos de un objeto JSON.`,
    clipboardRefused: 'El sistema no permitió a Fleet Desk leer el portapapeles. Pegue en los campos.'
  }
})

/** Where a draft came from, to follow "from". */
function sourceName(source: CredentialDraft['source'], fileName: string | null): string {
  return source === 'file' ? (fileName ?? parts.sources.file) : parts.sources[source]
}

/** What stands in the secret field in place of the secret. */
export function importedText({ source, fileName }: CredentialDraft): string {
  return parts.imported(sourceName(source, fileName))
}

/** For a screen reader: that something was taken, and which fields it filled. */
export function importedAnnouncement(draft: CredentialDraft): string {
  const filled = [
    draft.clientId === null ? null : parts.clientId,
    parts.clientSecret,
    draft.apiBaseUrl === null && draft.authBaseUrl === null ? null : parts.addresses
  ].filter((part) => part !== null)
  return parts.taken(sourceName(draft.source, draft.fileName), filled.join(', '))
}

/** Why nothing was taken, and what would be. */
export function importFailureText({ failure, source, fileName }: ImportFailure): string {
  switch (failure.code) {
    case 'nothing-found':
      return source === 'environment' ? parts.noLongerSet : parts.noneIn(sourceName(source, fileName))
    case 'clipboard':
      return parts.clipboardRefused
    default:
      return failureSentence(failure)
  }
}
