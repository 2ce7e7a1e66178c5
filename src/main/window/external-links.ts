import { shell as desktopShell } from 'electron'
import type { Logger } from '../app/logger'
import { describeUrl } from './app-origin'

/** Hosts that the app links to. Exact names: a wildcard would trust every host that is ever taken over below a domain. */
export const allowedLinkHosts: ReadonlySet<string> = new Set([
  'catenatelematics.com',
  'www.catenatelematics.com',
  'docs.catenatelematics.com',
  // Attribution of the base map.
  'www.naturalearthdata.com',
  'www.geonames.org',
  'creativecommons.org',
  'maplibre.org'
])

/**
 * A position in another map. The whole address is given, with numbers of so many digits and nothing else: these sites have redirects
 * to anywhere, below paths as well as behind queries, so their hosts are not on the list.
 */
const mapLinks: readonly RegExp[] = [
  /^https:\/\/www\.openstreetmap\.org\/\?mlat=-?\d{1,2}\.\d{5}&mlon=-?\d{1,3}\.\d{5}#map=\d{1,2}\/-?\d{1,2}\.\d{5}\/-?\d{1,3}\.\d{5}$/,
  /^https:\/\/www\.google\.com\/maps\/search\/\?api=1&query=-?\d{1,2}\.\d{5}%2C-?\d{1,3}\.\d{5}$/
]

/** One bare address: no headers, no list, nothing a mail program could take for a switch. */
const mailAddress = /^mailto:[A-Za-z0-9][A-Za-z0-9._+-]{0,63}@[A-Za-z0-9][A-Za-z0-9.-]{0,252}$/

export type LinkCheck =
  | { readonly kind: 'allowed'; readonly url: string }
  | { readonly kind: 'refused'; readonly reason: 'not-a-url' | 'protocol' | 'host' | 'form' }

/**
 * Decides whether a link may be handed to the operating system (SECURITY.md row 6).
 *
 * Threat: the system opens whatever has a handler: programs, shares (`\\host`), other apps' links. So: https to a host on the
 * list, without user, port or query (an open redirect on a listed host needs one; no link of ours has one), a position in one of two
 * other maps, or a bare mail address.
 *
 * @param text the link, as the page gave it
 */
export function checkExternalLink(text: string): LinkCheck {
  // Parsers disagree about these, and the system's comes after ours.
  if (/[\p{Cc}\p{Cf}\s\\]/u.test(text)) return { kind: 'refused', reason: 'form' }
  let url: URL
  try {
    url = new URL(text)
  } catch {
    return { kind: 'refused', reason: 'not-a-url' }
  }
  switch (url.protocol) {
    case 'mailto:':
      return mailAddress.test(url.href) ? { kind: 'allowed', url: url.href } : { kind: 'refused', reason: 'form' }
    case 'https:':
      if (mapLinks.some((form) => form.test(text))) return { kind: 'allowed', url: url.href }
      if (!allowedLinkHosts.has(url.hostname)) return { kind: 'refused', reason: 'host' }
      if (url.username !== '' || url.password !== '' || url.port !== '' || url.search !== '') {
        return { kind: 'refused', reason: 'form' }
      }
      return { kind: 'allowed', url: url.href }
    default:
      return { kind: 'refused', reason: 'protocol' }
  }
}

interface LinkOpenerOptions {
  readonly logger: Logger
  /** Default: the operating system. */
  readonly open?: (url: string) => Promise<void>
}

/**
 * Makes the one way out to the browser and the mail program.
 *
 * @returns a function that opens an allowed link and resolves with whether it did; it never rejects
 */
export function createLinkOpener(options: LinkOpenerOptions): (text: string) => Promise<boolean> {
  const { logger, open = (url: string) => desktopShell.openExternal(url) } = options
  return async (text) => {
    const check = checkExternalLink(text)
    if (check.kind === 'refused') {
      logger.warn('A link was not opened', { reason: check.reason, target: describeUrl(text) })
      return false
    }
    try {
      await open(check.url)
      return true
    } catch (error) {
      logger.warn('The system could not open a link', { target: describeUrl(text), error })
      return false
    }
  }
}
