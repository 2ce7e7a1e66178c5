import { shell as desktopShell } from 'electron'
import type { Logger } from '../app/logger'
import type { Secret } from '../catena/secret'

/** A message that the person looks at and sends in their own mail program. */
export interface MailDraft {
  /** Null: the mail program asks. */
  readonly to: string | null
  readonly subject: string
  readonly body: string
}

/** The way out for what holds a magic link. Nothing of it is ever logged, as the link is in the address. Neither call rejects. */
export interface OutgoingLinks {
  /** Opens a magic link in the person's browser. */
  openInvitation(link: Secret): Promise<'opened' | 'refused' | 'failed'>
  openMail(draft: MailDraft): Promise<'opened' | 'too-long' | 'failed'>
}

interface OutgoingLinksParts {
  readonly logger: Pick<Logger, 'warn'>
  readonly platform: NodeJS.Platform
  /** Default: the operating system. */
  readonly open?: (url: string) => Promise<void>
}

/** In characters, of the whole address. Windows takes 2,081 (Electron, `shell.openExternal`); elsewhere a mail program is handed it as an argument. */
const longestMail = { win32: 2_000, other: 12_000 } as const

/** See `OutgoingLinks`. */
export function createOutgoingLinks(parts: OutgoingLinksParts): OutgoingLinks {
  const { logger, platform, open = (url: string) => desktopShell.openExternal(url) } = parts

  async function opened(url: string, what: string): Promise<'opened' | 'failed'> {
    try {
      await open(url)
      return 'opened'
    } catch {
      // Without the error: it repeats the address.
      logger.warn('The system could not open what was asked for', { what })
      return 'failed'
    }
  }

  return {
    async openInvitation(link) {
      const url = invitationUrl(link.reveal())
      if (url !== null) return opened(url, 'an invitation')
      logger.warn('An invitation link has a form that is not opened')
      return 'refused'
    },
    async openMail(draft) {
      const url = mailUrl(draft)
      const longest = platform === 'win32' ? longestMail.win32 : longestMail.other
      return url.length > longest ? 'too-long' : opened(url, 'a mail')
    }
  }
}

/**
 * A magic link as it may be handed to the operating system: what the server gave, if that is an https address (or http of this computer, where the
 * demo runs) without user or password.
 *
 * Threat: the link comes from the server, and the system opens whatever has a handler: programs, shares, other apps' links.
 *
 * @returns null for anything else
 */
export function invitationUrl(text: string): string | null {
  // Parsers disagree about these, and the system's comes after ours.
  if (/[\p{Cc}\p{Cf}\s\\]/u.test(text)) return null
  let url: URL
  try {
    url = new URL(text)
  } catch {
    return null
  }
  if (url.username !== '' || url.password !== '' || url.hostname === '') return null
  const isLoopback = ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname)
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback) ? url.href : null
}

/**
 * The address of a mail in the making (RFC 6068).
 *
 * Threat: everything is encoded, the receiver too, so that no text can add a header (`bcc`, an attachment) of its own.
 */
export function mailUrl({ to, subject, body }: MailDraft): string {
  const lines = body.replace(/\r?\n/g, '\r\n')
  const receiver = to === null ? '' : encodeURIComponent(to).replaceAll('%40', '@')
  return `mailto:${receiver}?subject=${encodeURIComponent(subject.replace(/\s+/g, ' '))}&body=${encodeURIComponent(lines)}`
}
