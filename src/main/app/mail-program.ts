import type { MailMessage, OpenMail } from '../connections/chase'
import type { Logger } from './logger'

/** One bare address: no headers, no list, nothing a mail program could take for a switch. */
const mailAddress = /^[A-Za-z0-9][A-Za-z0-9._+-]{0,63}@[A-Za-z0-9][A-Za-z0-9.-]{0,252}$/

/**
 * Makes what opens the person's own mail program with a message in it.
 *
 * Threat: the message may hold a magic link, which opens an invitation to whoever has it: neither it nor an error that could repeat it is logged.
 *
 * @param open hands an address to the operating system
 */
export function createMailProgram(open: (url: string) => Promise<void>, logger: Logger): OpenMail {
  return async (message) => {
    try {
      await open(mailtoUrl(message))
      return true
    } catch {
      logger.warn('The mail program could not be opened')
      return false
    }
  }
}

/** RFC 6068: every part is percent-encoded, so that none of it can become a header; lines end in CR LF. */
export function mailtoUrl({ to, subject, body }: MailMessage): string {
  const address = to !== null && mailAddress.test(to) ? encodeURIComponent(to) : ''
  const text = body.replace(/\r?\n/g, '\r\n')
  return `mailto:${address}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text)}`
}
