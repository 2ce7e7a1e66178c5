import type { Language } from '@shared/domain/language'
import type { Settings } from '@shared/ipc/schemas-settings'

/** News that the computer shows while the app is not in front; each can be switched off. */
export type NewsKind = keyof Settings['notifications']

/** What the computer shows. */
export interface Note {
  readonly title: string
  readonly body: string
}

export interface Notifications {
  /** @param names of the fleets that it is about, or of the provider */
  tell(kind: NewsKind, names: readonly string[]): void
}

interface NotificationsParts {
  /** Shows one; `onClick` is called when the person chose it. */
  readonly show: (note: Note, onClick: () => void) => void
  readonly isInFront: () => boolean
  readonly wanted: () => Settings['notifications']
  readonly language: () => Language
  /** The person chose a note of this kind. */
  readonly onOpen: (kind: NewsKind) => void
  readonly schedule: (run: () => void, delayMs: number) => () => void
}

/** One poll brings its news at once, a run of several within moments: they are told together. */
const gatherMs = 1_500

/** More names than that are a number. */
const namedAtMost = 3

/** Tells news of the same kind together: "3 fleets accepted". */
export function createNotifications(parts: NotificationsParts): Notifications {
  const gathered = new Map<NewsKind, string[]>()

  function give(): void {
    for (const [kind, names] of gathered) {
      if (parts.wanted()[kind]) parts.show(noteOf(kind, names, parts.language()), () => parts.onOpen(kind))
    }
    gathered.clear()
  }

  return {
    tell(kind, names) {
      if (names.length === 0 || !parts.wanted()[kind] || parts.isInFront()) return
      if (gathered.size === 0) parts.schedule(give, gatherMs)
      gathered.set(kind, [...(gathered.get(kind) ?? []), ...names])
    }
  }
}

type Words = Readonly<
  Record<NewsKind, { readonly one: (name: string) => string; readonly many: (count: number) => string }>
>

const titles: Readonly<Record<Language, Words>> = {
  en: {
    accepted: { one: (name) => `${name} accepted`, many: (count) => `${count} fleets accepted` },
    declined: { one: (name) => `${name} declined`, many: (count) => `${count} fleets declined` },
    expiring: { one: (name) => `${name}: link ends soon`, many: (count) => `${count} links end soon` },
    outage: { one: (name) => `${name}: outage likely`, many: (count) => `${count} providers: outage likely` }
  },
  es: {
    accepted: { one: (name) => `${name} aceptó`, many: (count) => `${count} flotas aceptaron` },
    declined: { one: (name) => `${name} rechazó`, many: (count) => `${count} flotas rechazaron` },
    expiring: { one: (name) => `${name}: el enlace vence pronto`, many: (count) => `${count} enlaces vencen pronto` },
    outage: { one: (name) => `${name}: posible falla`, many: (count) => `${count} proveedores: posible falla` }
  }
}

const bodies: Readonly<Record<Language, Readonly<Record<NewsKind, string>>>> = {
  en: {
    accepted: 'The invitation was accepted.',
    declined: 'The invitation was declined.',
    expiring: 'Extend the invitation, or remind the fleet.',
    outage: 'Several fleets of this provider are late at once.'
  },
  es: {
    accepted: 'La invitación fue aceptada.',
    declined: 'La invitación fue rechazada.',
    expiring: 'Extienda la invitación o recuérdesela a la flota.',
    outage: 'Varias flotas de este proveedor se atrasaron a la vez.'
  }
}

function noteOf(kind: NewsKind, names: readonly string[], language: Language): Note {
  const [first = '', ...others] = names
  if (others.length === 0) return { title: titles[language][kind].one(first), body: bodies[language][kind] }
  const named = names.slice(0, namedAtMost).join(', ')
  const body = names.length > namedAtMost ? `${named} …` : named
  return { title: titles[language][kind].many(names.length), body }
}
