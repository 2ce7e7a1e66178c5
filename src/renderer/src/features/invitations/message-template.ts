import type { Language } from '@shared/domain/language'
import type { MessageTemplate, MessageTemplates } from '@shared/ipc/schemas-saved-invitations'

/** Main puts the link in; the page never knows it. */
export const linkPlaceholder = '{link}'

/** What stands for what in a template. */
export const placeholders = ['{fleet}', '{company}', '{shares}', '{providers}', '{expires}', linkPlaceholder] as const

/** The app's own messages: who asks, what is shared, how long, with which providers, and what to do (UX.md section 4.6). */
export const ownTemplates: Readonly<Record<Language, MessageTemplate>> = {
  en: {
    subject: '{company} asks {fleet} to share vehicle data',
    body: `Hello,

{company} asks {fleet} to share: {shares}.

Please open this link and sign in with your telematics provider ({providers}). It takes about five minutes:

{link}

The link works until {expires}. It is meant for {fleet} only, so please do not pass it on outside your company.

You decide what is shared and can end it at any time. If anything is unclear, just reply to this message.`
  },
  es: {
    subject: '{company} pide a {fleet} compartir datos de sus vehículos',
    body: `Buen día:

{company} pide a {fleet} compartir: {shares}.

Por favor abra este enlace e inicie sesión con su proveedor de telemática ({providers}). Toma unos cinco minutos:

{link}

El enlace funciona hasta {expires}. Es solo para {fleet}; por favor no lo comparta fuera de su empresa.

Usted decide qué se comparte y puede terminarlo cuando quiera. Si tiene dudas, responda a este mensaje.`
  }
}

/** The template that counts: the person's own, else the app's. */
export function templateOf(saved: MessageTemplates, language: Language): MessageTemplate {
  return saved[language] ?? ownTemplates[language]
}

/** What is known of an invitation that a message is written for. */
export interface MessageFacts {
  readonly fleet: string
  readonly company: string
  readonly shares: readonly string[]
  /** Names; empty when any provider will do. */
  readonly providers: readonly string[]
  /** Epoch milliseconds; null when it has no end that we know. */
  readonly expiresAtMs: number | null
  /** Of the fleet, IANA name. */
  readonly timeZone: string
}

const anyProvider: Readonly<Record<Language, string>> = { en: 'any that you use', es: 'el que usted use' }
const noEnd: Readonly<Record<Language, string>> = { en: 'it is withdrawn', es: 'que se retire' }
const locales: Readonly<Record<Language, string>> = { en: 'en-US', es: 'es-MX' }

/** The moment at which a link ends, as its reader's wall shows it, with the zone: "Tuesday, November 24, 2026 at 14:00 CST". */
export function expiryInWords(atMs: number, timeZone: string, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short'
  }).format(atMs)
}

/** Puts what is known in place of its placeholders; that of the link stays for main. */
export function fillTemplate(template: MessageTemplate, facts: MessageFacts, language: Language): MessageTemplate {
  const inList = new Intl.ListFormat(locales[language], { type: 'conjunction' })
  const either = new Intl.ListFormat(locales[language], { type: 'disjunction' })
  const values: Readonly<Record<string, string>> = {
    '{fleet}': facts.fleet,
    '{company}': facts.company,
    '{shares}': inList.format(facts.shares),
    '{providers}': facts.providers.length === 0 ? anyProvider[language] : either.format(facts.providers),
    '{expires}':
      facts.expiresAtMs === null ? noEnd[language] : expiryInWords(facts.expiresAtMs, facts.timeZone, language)
  }
  // One pass: what a name contains is never taken for a placeholder.
  const fill = (text: string) => text.replace(/\{[a-z]+\}/g, (name) => values[name] ?? name)
  return { subject: fill(template.subject), body: fill(template.body) }
}
