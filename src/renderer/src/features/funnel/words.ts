import { numberLocale } from '@shared/domain/language'
import type { FunnelAction, FunnelEnd, FunnelStage } from '@shared/domain/funnel'
import { inLanguage } from '@renderer/ui/in-language'

const count = new Intl.NumberFormat(numberLocale())

/** The words of the way from the invitation to the first position. */
export const words = inLanguage({
  en: {
    label: 'From invitation to first position',
    count: (fleets: number) => count.format(fleets),
    stages: {
      invited: 'Invited',
      accepted: 'Accepted',
      connected: 'Connection',
      vehicle: 'First vehicle',
      position: 'First position',
      declined: 'Declined',
      expired: 'Link ended'
    } satisfies Record<FunnelStage | FunnelEnd, string>,
    stuck: 'Stuck',
    everyone: 'All fleets',
    show: 'Show only',
    /** The stage that a fleet waits for. */
    at: {
      invited: 'waits for an answer',
      accepted: 'no provider connected yet',
      connected: 'no vehicle yet',
      vehicle: 'no position yet',
      position: 'works',
      declined: 'declined',
      expired: 'link ended'
    } satisfies Record<FunnelStage | FunnelEnd, string>,
    columns: { fleet: 'Fleet', way: 'Way', stands: 'Stands at', since: 'For', next: 'Next' },
    since: (span: string) => span,
    unknownSince: 'not known',
    stuckFor: (span: string, at: string) => `stuck ${span}: ${at}`,
    actions: {
      none: 'Nothing to do',
      wait: 'Wait',
      remind: 'Remind…',
      extend: 'Extend…',
      'invite-again': 'Invite again…',
      'send-link': 'Send the link again…',
      'ask-provider': 'Ask the fleet…',
      'ask-sharing': 'Ask the fleet…'
    } satisfies Record<FunnelAction, string>,
    actionOf: (action: string, fleet: string) => `${action} ${fleet}`,
    reached: (stage: string, age: string) => `${stage}: ${age}`,
    notReached: (stage: string) => `${stage}: not yet`,
    simulated: 'simulated',
    emptyTitle: 'Nobody is on the way',
    emptyText: 'Fleets that you invite appear here, with how far each has come.',
    noneTitle: 'No fleet stands here',
    invisible: (permission: string) =>
      `Connections cannot be seen with these credentials (${permission} is missing), so accepted fleets stay at “Accepted” until their first position.`
  },
  es: {
    label: 'De la invitación a la primera posición',
    count: (fleets: number) => count.format(fleets),
    stages: {
      invited: 'Invitada',
      accepted: 'Aceptada',
      connected: 'Conexión',
      vehicle: 'Primer vehículo',
      position: 'Primera posición',
      declined: 'Rechazada',
      expired: 'Enlace terminado'
    },
    stuck: 'Detenidas',
    everyone: 'Todas las flotas',
    show: 'Mostrar solo',
    at: {
      invited: 'espera respuesta',
      accepted: 'sin proveedor conectado',
      connected: 'sin vehículos',
      vehicle: 'sin posición',
      position: 'funciona',
      declined: 'rechazó',
      expired: 'el enlace terminó'
    },
    columns: { fleet: 'Flota', way: 'Camino', stands: 'Va en', since: 'Desde hace', next: 'Siguiente' },
    since: (span: string) => span,
    unknownSince: 'no se sabe',
    stuckFor: (span: string, at: string) => `detenida ${span}: ${at}`,
    actions: {
      none: 'Nada que hacer',
      wait: 'Esperar',
      remind: 'Recordar…',
      extend: 'Prolongar…',
      'invite-again': 'Invitar de nuevo…',
      'send-link': 'Enviar el enlace de nuevo…',
      'ask-provider': 'Preguntar a la flota…',
      'ask-sharing': 'Preguntar a la flota…'
    },
    actionOf: (action: string, fleet: string) => `${action} ${fleet}`,
    reached: (stage: string, age: string) => `${stage}: ${age}`,
    notReached: (stage: string) => `${stage}: todavía no`,
    simulated: 'simulada',
    emptyTitle: 'Nadie está en camino',
    emptyText: 'Las flotas que invite aparecen aquí, con cuánto ha avanzado cada una.',
    noneTitle: 'Ninguna flota está aquí',
    invisible: (permission: string) =>
      `Con estas credenciales no se ven las conexiones (falta ${permission}), así que las flotas que aceptaron quedan en «Aceptada» hasta su primera posición.`
  }
})
