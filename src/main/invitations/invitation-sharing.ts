import { toBuffer } from 'qrcode'
import { fail, ok, type Result } from '@shared/ipc/result'
import type { ChaseWay, CopyMessageInput, OpenMailInput } from '@shared/ipc/schemas-invitations'
import type { JournalKind } from '@shared/ipc/schemas-journal'
import type { Secret } from '../catena/secret'
import type { InvitationBook } from './invitation-book'
import type { InvitationDesk } from './invitation-desk'
import type { InvitationParts } from './invitation-parts'
import type { Entry } from './invitation-types'

/**
 * The ways in which a link goes out; each is recorded. All fail with `unknown-handle`, `bad-answer` when the server gave no link, or `unreachable`
 * when the row is from the last run and the server, which alone knows its link, has not been reached since.
 */
export interface InvitationSharing {
  /** Fails with `clipboard`, too. */
  copyLink(handle: string): Promise<Result<{ readonly expiresAtMs: number | null }>>
  /** Copies the body with the link in place of `{link}`; a subject goes above it. Fails with `clipboard`, too. */
  copyMessage(input: CopyMessageInput): Promise<Result<undefined>>
  /** Fails with `invalid-input` (`field: 'body'`) when it is too long for a mail program, and with `internal` when there is none. */
  openMail(input: OpenMailInput): Promise<Result<undefined>>
  /** Fails with `insecure-url` when the link is none that is opened, and with `internal` when the system could not. */
  openLink(handle: string): Promise<Result<undefined>>
  reveal(handle: string): Result<{ readonly link: string }>
  /** A QR code of the link. */
  qr(handle: string): Promise<Result<{ readonly png: Uint8Array<ArrayBuffer> }>>
}

/** In pixels: a hand's width on screen, and sharp on paper. */
const qrWidthPx = 720

const kindOfWay: Readonly<Record<ChaseWay, JournalKind>> = {
  copy: 'invitation-copied',
  message: 'invitation-copied',
  mail: 'invitation-mailed',
  browser: 'invitation-shown',
  qr: 'invitation-shown',
  reveal: 'invitation-shown'
}

interface SharingParts extends Pick<InvitationParts, 'clipboard' | 'outgoing' | 'nowMs'> {
  readonly book: Pick<InvitationBook, 'find' | 'amend'>
  readonly desk: Pick<InvitationDesk, 'settle'>
  readonly isStopped: () => boolean
}

export function createInvitationSharing(parts: SharingParts): InvitationSharing {
  const { book, desk, outgoing } = parts

  function linkOf(handle: string): Result<{ readonly entry: Entry; readonly link: Secret }> {
    const entry = book.find(handle)
    if (entry === undefined) return fail(parts.isStopped() ? 'signed-out' : 'unknown-handle')
    if (entry.link === null) return fail(entry.id === null ? 'unreachable' : 'bad-answer')
    return ok({ entry, link: entry.link })
  }

  function record(handle: string, via: ChaseWay): void {
    book.amend(handle, { chased: { atMs: parts.nowMs(), via } })
    desk.settle({ own: { handle, kind: kindOfWay[via], detail: { via } } })
  }

  async function copied(text: string): Promise<boolean> {
    try {
      await parts.clipboard.writeText(text)
      return true
    } catch {
      // Not logged: some clipboards repeat the text in their error.
      return false
    }
  }

  return {
    async copyLink(handle) {
      const found = linkOf(handle)
      if (!found.ok) return found
      if (!(await copied(found.value.link.reveal()))) return fail('clipboard')
      record(handle, 'copy')
      return ok({ expiresAtMs: found.value.entry.row.expiresAtMs })
    },
    async copyMessage({ handle, subject, body }) {
      const found = linkOf(handle)
      if (!found.ok) return found
      const text = [subject, withLink(body, found.value.link)].filter((part) => part !== '').join('\n\n')
      if (!(await copied(text))) return fail('clipboard')
      record(handle, 'message')
      return ok(undefined)
    },
    async openMail({ handle, to, subject, body }) {
      const found = linkOf(handle)
      if (!found.ok) return found
      const outcome = await outgoing.openMail({ to, subject, body: withLink(body, found.value.link) })
      if (outcome === 'too-long') return fail('invalid-input', { field: 'body' })
      if (outcome === 'failed') return fail('internal')
      record(handle, 'mail')
      return ok(undefined)
    },
    async openLink(handle) {
      const found = linkOf(handle)
      if (!found.ok) return found
      const outcome = await outgoing.openInvitation(found.value.link)
      if (outcome !== 'opened') return fail(outcome === 'refused' ? 'insecure-url' : 'internal')
      record(handle, 'browser')
      return ok(undefined)
    },
    reveal(handle) {
      const found = linkOf(handle)
      if (!found.ok) return found
      record(handle, 'reveal')
      return ok({ link: found.value.link.reveal() })
    },
    async qr(handle) {
      const found = linkOf(handle)
      if (!found.ok) return found
      const png = await toBuffer(found.value.link.reveal(), {
        type: 'png',
        width: qrWidthPx,
        errorCorrectionLevel: 'M'
      })
      record(handle, 'qr')
      // A copy: what crosses to the page must not bring the rest of a shared buffer along.
      return ok({ png: Uint8Array.from(png) })
    }
  }
}

/** A function as replacement: in a text, `$&` and the like would mean something. */
function withLink(body: string, link: Secret): string {
  return body.replaceAll('{link}', () => link.reveal())
}
