import type { Verdict, VerdictKind } from '@shared/domain/verdict-kinds'
import { linkPlaceholder, type ChaseLanguage } from '@shared/ipc/schemas-fleets'

/** What a message to a fleet says. */
export interface ChaseFacts {
  readonly fleetName: string
  readonly verdict: Pick<Verdict, 'kind' | 'sinceMs' | 'providerName'>
  /** Whether there is a link that repairs it. */
  readonly hasLink: boolean
  /** IANA name of the fleet's own zone; null where it is not known. */
  readonly timeZone: string | null
}

interface Words {
  readonly locale: string
  readonly provider: string
  readonly subject: (fleet: string) => string
  readonly greeting: string
  readonly since: (time: string) => string
  readonly happened: Readonly<Partial<Record<VerdictKind, (provider: string, since: string) => string>>>
  readonly usually: (provider: string, since: string) => string
  readonly todo: Readonly<Partial<Record<VerdictKind, string>>>
  readonly usualTodo: string
  readonly withLink: string
  readonly withoutLink: string
  readonly thanks: string
}

const en: Words = {
  locale: 'en-US',
  provider: 'your telematics provider',
  subject: (fleet) => `${fleet}: we no longer receive your vehicle positions`,
  greeting: 'Hello,',
  since: (time) => ` since ${time}`,
  happened: {
    'sign-in-needed': (provider, since) =>
      `${provider} has not accepted the sign-in for your account${since}, so no vehicle positions reach us.`,
    'sharing-paused': (_provider, since) => `The sharing of your vehicle positions with us has been paused${since}.`,
    'sharing-ended': (_provider, since) => `The sharing of your vehicle positions with us has ended${since}.`,
    'no-provider-yet': (_provider, since) =>
      `You accepted our invitation${since === '' ? '' : `, and${since}`} no telematics provider is connected yet, so we cannot see your vehicles.`,
    'vehicle-quiet': (_provider, since) => `Some of your vehicles have sent no position${since}.`
  },
  usually: (provider, since) => `We have received no vehicle positions from ${provider}${since}.`,
  todo: {
    'sign-in-needed': 'Please open the link below and sign in to your provider again. It takes about two minutes.',
    'sharing-paused': 'Please resume the sharing. You can do so by opening the link below.',
    'sharing-ended': 'If you still want to work with us, please open the link below and share your vehicles again.',
    'no-provider-yet': 'Please open the link below and choose your provider. It takes about two minutes.',
    'vehicle-quiet':
      'Please check that their units have power and reception, and let us know if they are out of service.'
  },
  usualTodo: 'Please open the link below and sign in to your provider again, or let us know if something changed.',
  withLink: `Your link, please do not pass it on:\n${linkPlaceholder}`,
  withoutLink: 'If you need a new link from us, please answer this message.',
  thanks: 'Thank you'
}

const es: Words = {
  locale: 'es-MX',
  provider: 'su proveedor de telemática',
  subject: (fleet) => `${fleet}: ya no recibimos las posiciones de sus vehículos`,
  greeting: 'Hola:',
  since: (time) => ` desde el ${time}`,
  happened: {
    'sign-in-needed': (provider, since) =>
      `${provider} no acepta el inicio de sesión de su cuenta${since}, por lo que no recibimos posiciones de sus vehículos.`,
    'sharing-paused': (_provider, since) =>
      `El uso compartido de las posiciones de sus vehículos está en pausa${since}.`,
    'sharing-ended': (_provider, since) => `El uso compartido de las posiciones de sus vehículos terminó${since}.`,
    'no-provider-yet': (_provider, since) =>
      `Usted aceptó nuestra invitación${since === '' ? '' : ` y${since}`} aún no hay ningún proveedor de telemática conectado, por lo que no podemos ver sus vehículos.`,
    'vehicle-quiet': (_provider, since) => `Algunos de sus vehículos no envían su posición${since}.`
  },
  usually: (provider, since) => `No recibimos posiciones de vehículos de ${provider}${since}.`,
  todo: {
    'sign-in-needed':
      'Por favor abra el enlace de abajo e inicie sesión de nuevo con su proveedor. Toma unos dos minutos.',
    'sharing-paused': 'Por favor reanude el uso compartido. Puede hacerlo con el enlace de abajo.',
    'sharing-ended':
      'Si desea seguir trabajando con nosotros, abra el enlace de abajo y comparta de nuevo sus vehículos.',
    'no-provider-yet': 'Por favor abra el enlace de abajo y elija a su proveedor. Toma unos dos minutos.',
    'vehicle-quiet':
      'Por favor revise que sus equipos tengan corriente y señal, y avísenos si los vehículos están fuera de servicio.'
  },
  usualTodo: 'Por favor abra el enlace de abajo e inicie sesión de nuevo con su proveedor, o avísenos si algo cambió.',
  withLink: `Su enlace, por favor no lo comparta:\n${linkPlaceholder}`,
  withoutLink: 'Si necesita un enlace nuevo, por favor responda a este mensaje.',
  thanks: 'Gracias'
}

const languages: Readonly<Record<ChaseLanguage, Words>> = { en, es }

/** Of a message about quiet vehicles: signing in anew helps none of them. */
const withoutRepair: ReadonlySet<VerdictKind> = new Set(['vehicle-quiet'])

/** Whether the message has a place for the link. */
export function takesLink({ verdict, hasLink }: Pick<ChaseFacts, 'verdict' | 'hasLink'>): boolean {
  return hasLink && !withoutRepair.has(verdict.kind)
}

/** A message to a fleet: what stopped, since when in their time, what to do, and where the link goes. */
export function chaseMessage(facts: ChaseFacts, language: ChaseLanguage): { subject: string; body: string } {
  const words = languages[language]
  const { kind, sinceMs, providerName } = facts.verdict
  const since = sinceMs === null ? '' : words.since(timeOf(sinceMs, facts.timeZone, words.locale))
  const provider = providerName ?? words.provider
  const happened = sentence((words.happened[kind] ?? words.usually)(provider, since))
  const parts = [words.greeting, happened]
  if (takesLink(facts)) parts.push(words.todo[kind] ?? words.usualTodo, words.withLink)
  else if (withoutRepair.has(kind)) parts.push(words.todo[kind] ?? words.usualTodo)
  else parts.push(words.withoutLink)
  return { subject: words.subject(facts.fleetName), body: [...parts, words.thanks].join('\n\n') }
}

/** With its zone: a time without one is wrong for somebody. */
function timeOf(atMs: number, timeZone: string | null, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: timeZone ?? 'UTC',
    timeZoneName: 'short'
  }).format(atMs)
}

/** Names of brands begin as they are written; our own words for one begin a sentence with a capital. */
function sentence(text: string): string {
  return text.replace(/^(?:your|su) /, (start) => start.charAt(0).toUpperCase() + start.slice(1))
}
