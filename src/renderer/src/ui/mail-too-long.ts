import type { Failure } from '@shared/ipc/result'
import { inLanguage } from './in-language'

/** Why no mail program opened, and what to do. */
export const mailTooLong = inLanguage({
  en: 'This message is too long for a mail link. Copy it instead.',
  es: 'Este mensaje es demasiado largo para un enlace de correo. Cópielo.'
})

/** A link to a mail program holds so many characters only: the one input that main refuses of a mail. */
export function isTooLongForMail(via: 'copy' | 'mail', { code, field }: Failure): boolean {
  return via === 'mail' && code === 'invalid-input' && field === 'body'
}
