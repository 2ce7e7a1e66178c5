import { inLanguage } from '@renderer/ui/in-language'
import { formatCount, formatNumber } from '@renderer/ui/count'

/** Everything that the page of one fleet says. */
export const pageWords = inLanguage({
  en: {
    label: 'Fleet',
    close: 'Close',
    reading: 'Reading',
    notRead: 'What else is known of this fleet could not be read.',
    tryAgain: 'Try again',
    parts: (count: number) => `${formatNumber(count)} fleets of Catena under one reference`,
    reference: 'Reference',
    contact: 'Contact',
    email: 'E-mail',
    phone: 'Phone',
    place: 'Place',
    regulatoryId: 'Regulatory id',
    noContact: 'Catena knows no contact of this fleet.',
    copy: (what: string) => `Copy ${what}`,
    copied: 'Copied',
    agreements: 'Share agreement',
    noAgreement: 'No share agreement. Without an active one, nothing of this fleet is visible.',
    from: (date: string) => `from ${date}`,
    until: (date: string) => `until ${date}`,
    openEnded: 'no end date',
    connections: 'Connections',
    noConnections: 'No provider is connected yet.',
    statuses: {
      active: 'Connected',
      stale: 'The provider’s login no longer works',
      paused: 'Paused',
      failed: 'Failed',
      cancelled: 'Cancelled',
      deleted: 'Deleted'
    },
    connectedSince: (date: string) => `since ${date}`,
    account: (name: string) => `account ${name}`,
    everySeconds: (text: string) => `fetched every ${text}`,
    lastFetch: 'Last fetch',
    nextFetch: 'Next fetch',
    neverFetched: 'never',
    whenDue: 'not planned',
    data: 'Data',
    otherResources: (count: number) => `Other data (${formatNumber(count)})`,
    scheduleStatuses: {
      inactive: 'stopped',
      paused: 'paused',
      stale: 'login no longer works',
      deleted: 'ended',
      cancelled: 'ended',
      cancelled_insufficient_scope: 'not among what the fleet allowed'
    },
    vehicles: 'Vehicles',
    byPositions: (count: number) => `${formatCount(count, 'vehicle')} by their positions`,
    byVehicles: (count: number) => `${formatCount(count, 'vehicle')} in the vehicle list`,
    notCounted: 'vehicle list not counted',
    firsts: 'First seen here',
    firstConnection: 'Connection',
    firstVehicle: 'Vehicle',
    firstPosition: 'Position',
    notYet: 'not yet',
    atOrBefore: (date: string) => `at or before ${date}`,
    invitations: 'Invitations',
    noInvitations: 'No invitation with this reference is known.',
    created: (date: string) => `created ${date}`,
    journal: 'Activity',
    noJournal: 'Nothing has been noted of this fleet yet.',
    allJournal: 'All activity of this fleet',
    note: 'Note',
    noteHint: 'Only on this computer, encrypted. Nobody at Catena or at the fleet sees it.',
    notePlaceholder: 'Whom to ask for, what was agreed',
    saveNote: 'Save note',
    noteSaved: 'Note saved',
    noteNotSaved: 'The note was not saved',
    noteLeft: (count: number) => `${formatNumber(count)} characters left`,
    evidence: 'Evidence',
    mustAct: 'Must act',
    chasedAt: (age: string) => `You wrote to this fleet ${age}.`,
    snoozedUntil: (until: string, reason: string) =>
      reason === '' ? `Snoozed until ${until}.` : `Snoozed until ${until}: ${reason}`
  },
  es: {
    label: 'Flota',
    close: 'Cerrar',
    reading: 'Leyendo',
    notRead: 'No se pudo leer lo demás que se sabe de esta flota.',
    tryAgain: 'Intentar de nuevo',
    parts: (count: number) => `${formatNumber(count)} flotas de Catena con una misma referencia`,
    reference: 'Referencia',
    contact: 'Contacto',
    email: 'Correo',
    phone: 'Teléfono',
    place: 'Lugar',
    regulatoryId: 'Id regulatorio',
    noContact: 'Catena no conoce ningún contacto de esta flota.',
    copy: (what: string) => `Copiar ${what}`,
    copied: 'Copiado',
    agreements: 'Acuerdo de acceso',
    noAgreement: 'Sin acuerdo de acceso. Sin uno activo no se ve nada de esta flota.',
    from: (date: string) => `desde ${date}`,
    until: (date: string) => `hasta ${date}`,
    openEnded: 'sin fecha de término',
    connections: 'Conexiones',
    noConnections: 'Aún no hay ningún proveedor conectado.',
    statuses: {
      active: 'Conectada',
      stale: 'El acceso en el proveedor ya no funciona',
      paused: 'En pausa',
      failed: 'Con falla',
      cancelled: 'Cancelada',
      deleted: 'Eliminada'
    },
    connectedSince: (date: string) => `desde ${date}`,
    account: (name: string) => `cuenta ${name}`,
    everySeconds: (text: string) => `se consulta cada ${text}`,
    lastFetch: 'Última consulta',
    nextFetch: 'Próxima consulta',
    neverFetched: 'nunca',
    whenDue: 'sin programar',
    data: 'Datos',
    otherResources: (count: number) => `Otros datos (${formatNumber(count)})`,
    scheduleStatuses: {
      inactive: 'detenido',
      paused: 'en pausa',
      stale: 'el acceso ya no funciona',
      deleted: 'terminado',
      cancelled: 'terminado',
      cancelled_insufficient_scope: 'no está entre lo que permitió la flota'
    },
    vehicles: 'Vehículos',
    byPositions: (count: number) => `${formatCount(count, 'vehicle')} según sus posiciones`,
    byVehicles: (count: number) => `${formatCount(count, 'vehicle')} en la lista de vehículos`,
    notCounted: 'lista de vehículos sin contar',
    firsts: 'Visto aquí por primera vez',
    firstConnection: 'Conexión',
    firstVehicle: 'Vehículo',
    firstPosition: 'Posición',
    notYet: 'todavía no',
    atOrBefore: (date: string) => `el ${date} o antes`,
    invitations: 'Invitaciones',
    noInvitations: 'No se conoce ninguna invitación con esta referencia.',
    created: (date: string) => `creada ${date}`,
    journal: 'Actividad',
    noJournal: 'Aún no se ha anotado nada de esta flota.',
    allJournal: 'Toda la actividad de esta flota',
    note: 'Nota',
    noteHint: 'Solo en esta computadora, cifrada. Nadie en Catena ni en la flota la ve.',
    notePlaceholder: 'Por quién preguntar, qué se acordó',
    saveNote: 'Guardar nota',
    noteSaved: 'Nota guardada',
    noteNotSaved: 'La nota no se guardó',
    noteLeft: (count: number) => `Quedan ${formatNumber(count)} caracteres`,
    evidence: 'Evidencia',
    mustAct: 'Debe actuar',
    chasedAt: (age: string) => `Usted escribió a esta flota ${age}.`,
    snoozedUntil: (until: string, reason: string) =>
      reason === '' ? `Pospuesta hasta ${until}.` : `Pospuesta hasta ${until}: ${reason}`
  }
})

/** The status of a connection in words; one that this version does not know stays as it is. */
export function connectionStatus(status: string): string {
  const known: Readonly<Record<string, string>> = pageWords.statuses
  return known[status] ?? status
}

/** How the fetching of one kind of data stands, in words; null where it goes as it should. */
export function scheduleText(status: string | null): string | null {
  const known: Readonly<Record<string, string>> = pageWords.scheduleStatuses
  return status === null || status === 'active' ? null : (known[status] ?? status)
}

/** An interval as people say it: "60 s", "10 min", "2 h". */
export function intervalText(seconds: number): string {
  if (seconds < 120) return `${formatNumber(seconds)}\u00a0s`
  return seconds < 7200
    ? `${formatNumber(Math.round(seconds / 60))}\u00a0min`
    : `${formatNumber(Math.round(seconds / 3600))}\u00a0h`
}
