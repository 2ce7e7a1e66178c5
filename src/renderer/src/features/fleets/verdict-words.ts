import type { Actor, NextAction, Verdict, VerdictKind } from '@shared/domain/verdict-kinds'
import { formatAsOf } from '@renderer/ui/as-of'
import { inLanguage } from '@renderer/ui/in-language'

interface VerdictWords {
  /** The verdict in a word or two, for a chip. */
  readonly kinds: Readonly<Record<VerdictKind, string>>
  readonly actors: Readonly<Record<Actor, string>>
  /** What stands in the chip of who must act, to be read aloud: "Fleet must act". */
  readonly mustAct: Readonly<Record<Actor, string>>
  readonly theProvider: string
  readonly since: (time: string | null) => string
  readonly sentences: Readonly<Record<VerdictKind, (facts: SentenceFacts) => string>>
  readonly actions: Readonly<Record<NextAction, (facts: ActionFacts) => string>>
}

interface SentenceFacts {
  /** Some kinds have more than one cause; what is to be done tells them apart. */
  readonly action: NextAction
  /** By its name on screen, or "the provider", to stand inside a sentence. */
  readonly provider: string
  /** " since 14:02", or nothing. */
  readonly since: string
  /** When to look again; null when no moment is better than another. */
  readonly until: string | null
  readonly permission: string | null
}

interface ActionFacts {
  readonly provider: string
  readonly until: string | null
}

const verdictWords = inLanguage<VerdictWords>({
  en: {
    kinds: {
      fine: 'Fine',
      'vehicle-quiet': 'Vehicle quiet',
      'connection-late': 'Connection late',
      'sign-in-needed': 'Sign-in needed',
      'sharing-paused': 'Sharing paused',
      'sharing-ended': 'Sharing ended',
      'no-provider-yet': 'No provider yet',
      'provider-outage': 'Provider outage',
      'not-visible': 'Not visible',
      offline: 'Offline'
    },
    actors: { nobody: 'Nobody', driver: 'Driver', fleet: 'Fleet', provider: 'Provider', you: 'You' },
    mustAct: {
      nobody: 'Nobody has to act',
      driver: 'The driver must act',
      fleet: 'The fleet must act',
      provider: 'The provider must act',
      you: 'You must act'
    },
    theProvider: 'the provider',
    since: (time) => (time === null ? '' : ` since ${time}`),
    sentences: {
      fine: ({ action }) =>
        action === 'wait' ? 'Just connected: the first data may still come.' : 'Everything arrives as it should.',
      'vehicle-quiet': ({ since, action }) =>
        action === 'call-driver'
          ? `It drove at its last position and has sent none${since}, although the connection works.`
          : `The connection works, but no new positions have come${since}.`,
      'connection-late': ({ provider, since, until, action }) =>
        action === 'wait'
          ? `Nothing has come from ${provider}${since}, later than its own rhythm allows.${until === null ? '' : ` This often heals by itself; look again at ${until}.`}`
          : `Nothing has come from ${provider}${since}, and it does not start again by itself.`,
      'sign-in-needed': ({ provider, since }) =>
        `The fleet’s login at ${provider} no longer works${since}. The fleet must sign in again by the repair link.`,
      'sharing-paused': ({ since, until, action }) =>
        action === 'wait'
          ? `Sharing begins ${until === null ? 'later' : `at ${until}`}. Nothing comes before that.`
          : `The fleet has paused sharing${since}. Nothing comes until it resumes.`,
      'sharing-ended': ({ provider, since, action }) =>
        action === 'copy-repair-link'
          ? `The fleet’s connection to ${provider} has ended${since}. Its link makes a new one.`
          : `Sharing has ended${since}. Agree with the fleet on a new invitation.`,
      'no-provider-yet': ({ since, action }) =>
        action === 'wait'
          ? `The fleet accepted${since}; its connection may still come.`
          : `The fleet accepted, but has connected no provider${since}. Its link leads there.`,
      'provider-outage': ({ provider, since }) =>
        `Many connections of ${provider} fell silent together${since}: the fault is there, not at the fleet.`,
      'not-visible': ({ permission, action }) =>
        action === 'call-fleet'
          ? 'The fleet shares other data, but not its positions.'
          : permission === null
            ? 'This server does not offer the list that would tell why.'
            : `This account may not see why: the permission ${permission} is missing.`,
      offline: ({ since, action }) =>
        action === 'check-network'
          ? `This computer has had no network${since}. What you see is from before.`
          : action === 'wait'
            ? `Catena has not answered${since}. What you see is from before.`
            : `Catena refuses the credentials${since}. What you see is from before.`
    },
    actions: {
      none: () => 'Nothing to do',
      'call-driver': () => 'Call the driver',
      'call-fleet': () => 'Call the fleet',
      'copy-repair-link': () => 'Copy repair link',
      wait: ({ until }) => (until === null ? 'Wait' : `Wait until ${until}`),
      'ask-provider': ({ provider }) => `Ask ${provider}`,
      'open-settings': () => 'Show permissions',
      'check-network': () => 'Check the network'
    }
  },
  es: {
    kinds: {
      fine: 'En orden',
      'vehicle-quiet': 'Vehículo sin señal',
      'connection-late': 'Conexión atrasada',
      'sign-in-needed': 'Falta iniciar sesión',
      'sharing-paused': 'En pausa',
      'sharing-ended': 'Dejó de compartir',
      'no-provider-yet': 'Aún sin proveedor',
      'provider-outage': 'Falla del proveedor',
      'not-visible': 'No visible',
      offline: 'Sin conexión'
    },
    actors: { nobody: 'Nadie', driver: 'Conductor', fleet: 'Flota', provider: 'Proveedor', you: 'Usted' },
    mustAct: {
      nobody: 'Nadie tiene que actuar',
      driver: 'Debe actuar el conductor',
      fleet: 'Debe actuar la flota',
      provider: 'Debe actuar el proveedor',
      you: 'Debe actuar usted'
    },
    theProvider: 'el proveedor',
    since: (time) => (time === null ? '' : ` desde ${/^\d\d:\d\d$/.test(time) ? 'las' : 'el'} ${time}`),
    sentences: {
      fine: ({ action }) =>
        action === 'wait' ? 'Recién conectada: los primeros datos aún pueden llegar.' : 'Todo llega como debe.',
      'vehicle-quiet': ({ since, action }) =>
        action === 'call-driver'
          ? `Iba en marcha en su última posición y no envía ninguna${since}, aunque la conexión funciona.`
          : `La conexión funciona, pero no llegan posiciones nuevas${since}.`,
      'connection-late': ({ provider, since, until, action }) =>
        action === 'wait'
          ? `No llega nada de ${provider}${since}: más tarde de lo que permite su propio ritmo.${until === null ? '' : ` Suele resolverse solo; vuelva a mirar a las ${until}.`}`
          : `No llega nada de ${provider}${since}, y no se reanuda por sí solo.`,
      'sign-in-needed': ({ provider, since }) =>
        `El acceso de la flota en ${provider} dejó de funcionar${since}. La flota debe iniciar sesión de nuevo con el enlace de reparación.`,
      'sharing-paused': ({ since, until, action }) =>
        action === 'wait'
          ? `El acceso empieza ${until === null ? 'más adelante' : `a las ${until}`}. Antes no llega nada.`
          : `La flota puso en pausa el acceso${since}. No llega nada hasta que lo reanude.`,
      'sharing-ended': ({ provider, since, action }) =>
        action === 'copy-repair-link'
          ? `La conexión de la flota con ${provider} terminó${since}. Su enlace crea una nueva.`
          : `La flota dejó de compartir${since}. Acuerde con ella una nueva invitación.`,
      'no-provider-yet': ({ since, action }) =>
        action === 'wait'
          ? `La flota aceptó${since}; su conexión aún puede llegar.`
          : `La flota aceptó, pero no ha conectado ningún proveedor${since}. Su enlace lleva ahí.`,
      'provider-outage': ({ provider, since }) =>
        `Muchas conexiones de ${provider} callaron juntas${since}: la falla está ahí, no en la flota.`,
      'not-visible': ({ permission, action }) =>
        action === 'call-fleet'
          ? 'La flota comparte otros datos, pero no sus posiciones.'
          : permission === null
            ? 'Este servidor no ofrece la lista que diría la causa.'
            : `Esta cuenta no puede ver la causa: falta el permiso ${permission}.`,
      offline: ({ since, action }) =>
        action === 'check-network'
          ? `Esta computadora no tiene red${since}. Lo que ve es de antes.`
          : action === 'wait'
            ? `Catena no responde${since}. Lo que ve es de antes.`
            : `Catena rechaza las credenciales${since}. Lo que ve es de antes.`
    },
    actions: {
      none: () => 'Nada que hacer',
      'call-driver': () => 'Llamar al conductor',
      'call-fleet': () => 'Llamar a la flota',
      'copy-repair-link': () => 'Copiar enlace de reparación',
      wait: ({ until }) => (until === null ? 'Esperar' : `Esperar hasta ${until}`),
      'ask-provider': ({ provider }) => `Preguntar a ${provider}`,
      'open-settings': () => 'Ver permisos',
      'check-network': () => 'Revisar la red'
    }
  }
})

/** The kind in a word or two: "Connection late". */
export function verdictName(kind: VerdictKind): string {
  return verdictWords.kinds[kind]
}

/** Who must act, in a word: "Fleet". */
export function actorName(actor: Actor): string {
  return verdictWords.actors[actor]
}

/** Who must act, as a sentence without its point: "The fleet must act". */
export function mustActText(actor: Actor): string {
  return verdictWords.mustAct[actor]
}

/**
 * What is the matter and since when, as one or two sentences.
 *
 * @param nowMs the present: it decides how exact a time has to be
 */
export function verdictSentence(verdict: Verdict, nowMs: number): string {
  return verdictWords.sentences[verdict.kind]({
    action: verdict.action,
    provider: verdict.providerName ?? verdictWords.theProvider,
    since: verdictWords.since(timeOf(verdict.sinceMs, nowMs)),
    until: timeOf(verdict.untilMs, nowMs),
    permission: verdict.permission
  })
}

/** What to do next, for a button or a line: "Copy repair link". */
export function actionText(verdict: Verdict, nowMs: number): string {
  return verdictWords.actions[verdict.action]({
    provider: verdict.providerName ?? verdictWords.theProvider,
    until: timeOf(verdict.untilMs, nowMs)
  })
}

function timeOf(atMs: number | null, nowMs: number): string | null {
  return atMs === null ? null : formatAsOf(atMs, nowMs)
}
