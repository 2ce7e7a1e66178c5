import { inLanguage } from '@renderer/ui/in-language'
import type { PositionStatus, SetAsideReason } from '@shared/ipc/schemas-positions'
import { formatCount, formatNumber } from '../ui/count'

/** Everything the frame says. */
export const words = inLanguage({
  en: {
    starting: 'Opening Fleet Desk',
    skipToContent: 'Skip to the content',

    profileMenu: (profileName: string) => `Profile ${profileName}`,
    settings: 'Settings',
    signOutEllipsis: 'Sign out…',
    demo: 'Demo',
    test: 'Test',

    find: 'Find a vehicle, fleet or action',
    screens: 'Screens',
    attention: 'Attention',
    waiting: (fleets: number) => `, ${formatNumber(fleets)} waiting`,
    map: 'Map',
    fleets: 'Fleets',
    invitations: 'Invitations',
    activity: 'Activity',

    session: 'Session',
    clockOff: 'This computer’s clock is wrong',
    credentialsOf: (profileName: string) => `Credentials of ${profileName}`,

    refresh: 'Refresh',
    continueRefresh: 'Continue refresh',
    cancel: 'Cancel',
    positionsAsOf: (asOf: string) => `Positions as of ${asOf}`,
    storedPositionsAsOf: (asOf: string) => `Stored positions as of ${asOf}`,
    noPositions: 'No positions yet',
    withPosition: (count: number) => `${formatNumber(count)} with a position`,
    setAside: (count: number) => `${formatNumber(count)} set aside`,
    sweepProgress: (received: number, expected: number | null) =>
      expected === null
        ? received === 0
          ? 'Refreshing: waiting for Catena'
          : `Refreshing: ${formatCount(received, 'vehicle')}`
        : `Refreshing: ${formatNumber(received)} of about ${formatNumber(Math.max(received, expected))}`,
    sweepPaused: 'waiting, as Catena asked',
    incomplete: 'Last refresh incomplete',
    missing: (missing: NonNullable<PositionStatus['missing']>) =>
      `Not read: ${fleetsText(missing)}${missing.vehicleCount === 0 ? '' : `, about ${formatCount(missing.vehicleCount, 'vehicle')}`}. Their earlier positions are shown.`,
    cache: (cache: PositionStatus['cache']): string | null => {
      switch (cache) {
        case 'sealed':
          return null
        case 'memory-only':
          return 'Positions are not stored on this computer'
        case 'disk-full':
          return 'Disk full: positions are not being stored'
        case 'rebuilt':
          return 'The stored positions were damaged and start anew'
      }
    },

    setAsideTitle: 'Positions set aside',
    setAsideIntro: 'These rows of Catena’s answers could not be right. The last good position of each vehicle stays.',
    setAsideVehicle: 'Vehicle',
    setAsideWhy: 'Why',
    setAsideNoticed: 'Noticed',
    setAsideUnnamed: 'Unnamed vehicle',
    setAsideMore: (shown: number, total: number) =>
      `The newest ${formatNumber(shown)} of ${formatNumber(total)} are shown.`,
    setAsideNone: 'Nothing has been set aside since the profile was opened.',
    setAsideExport: 'Save as CSV…',
    setAsideExported: (count: number) => `${formatCount(count, 'row')} saved.`,
    loading: 'Reading the list',
    close: 'Close'
  },
  es: {
    starting: 'Abriendo Fleet Desk',
    skipToContent: 'Ir al contenido',

    profileMenu: (profileName: string) => `Perfil ${profileName}`,
    settings: 'Ajustes',
    signOutEllipsis: 'Cerrar sesión…',
    demo: 'Demo',
    test: 'Prueba',

    find: 'Buscar un vehículo, una flota o una acción',
    screens: 'Pantallas',
    attention: 'Atención',
    waiting: (fleets: number) => `, ${formatNumber(fleets)} en espera`,
    map: 'Mapa',
    fleets: 'Flotas',
    invitations: 'Invitaciones',
    activity: 'Actividad',

    session: 'Sesión',
    clockOff: 'El reloj de esta computadora está mal',
    credentialsOf: (profileName: string) => `Credenciales de ${profileName}`,

    refresh: 'Actualizar',
    continueRefresh: 'Seguir actualizando',
    cancel: 'Cancelar',
    positionsAsOf: (asOf: string) => `Posiciones al ${asOf}`,
    storedPositionsAsOf: (asOf: string) => `Posiciones guardadas al ${asOf}`,
    noPositions: 'Aún no hay posiciones',
    withPosition: (count: number) => `${formatNumber(count)} con posición`,
    setAside: (count: number) => `${formatNumber(count)} apartadas`,
    sweepProgress: (received: number, expected: number | null) =>
      expected === null
        ? received === 0
          ? 'Actualizando: esperando a Catena'
          : `Actualizando: ${formatCount(received, 'vehicle')}`
        : `Actualizando: ${formatNumber(received)} de unos ${formatNumber(Math.max(received, expected))}`,
    sweepPaused: 'en espera, como pidió Catena',
    incomplete: 'Última actualización incompleta',
    missing: (missing: NonNullable<PositionStatus['missing']>) =>
      `Sin leer: ${fleetsText(missing)}${missing.vehicleCount === 0 ? '' : `, unos ${formatCount(missing.vehicleCount, 'vehicle')}`}. Se muestran sus posiciones anteriores.`,
    cache: (cache: PositionStatus['cache']): string | null => {
      switch (cache) {
        case 'sealed':
          return null
        case 'memory-only':
          return 'Las posiciones no se guardan en esta computadora'
        case 'disk-full':
          return 'Disco lleno: no se guardan posiciones'
        case 'rebuilt':
          return 'Las posiciones guardadas estaban dañadas y empiezan de nuevo'
      }
    },

    setAsideTitle: 'Posiciones apartadas',
    setAsideIntro:
      'Estas filas de las respuestas de Catena no podían ser correctas. Se conserva la última posición válida de cada vehículo.',
    setAsideVehicle: 'Vehículo',
    setAsideWhy: 'Motivo',
    setAsideNoticed: 'Advertida',
    setAsideUnnamed: 'Vehículo sin nombre',
    setAsideMore: (shown: number, total: number) =>
      `Se muestran las ${formatNumber(shown)} más recientes de ${formatNumber(total)}.`,
    setAsideNone: 'No se ha apartado nada desde que se abrió el perfil.',
    setAsideExport: 'Guardar como CSV…',
    setAsideExported: (count: number) => `${formatCount(count, 'row')} en el archivo.`,
    loading: 'Leyendo la lista',
    close: 'Cerrar'
  }
})

const and = inLanguage({ en: 'and', es: 'y' })

/** "Blue Mesa Freight, Summit Lines and 3 more fleets". */
function fleetsText({ fleetNames, fleetCount }: NonNullable<PositionStatus['missing']>): string {
  const more = fleetCount - fleetNames.length
  if (fleetNames.length === 0) return formatCount(fleetCount, 'fleet')
  return more > 0 ? `${fleetNames.join(', ')} ${and} ${formatCount(more, 'more fleet')}` : fleetNames.join(', ')
}

const setAsideReasons = inLanguage<Record<SetAsideReason, string>>({
  en: {
    'malformed-row': 'The row could not be read',
    'no-vehicle-id': 'The row names no vehicle',
    'out-of-range': 'The coordinates are not on Earth',
    'null-island': 'The coordinates are 0, 0',
    'in-the-future': 'The time lies in the future',
    'impossible-jump': 'The vehicle cannot have moved that far so fast',
    'no-time': 'The position has no time'
  },
  es: {
    'malformed-row': 'La fila no se pudo leer',
    'no-vehicle-id': 'La fila no indica ningún vehículo',
    'out-of-range': 'Las coordenadas no están en la Tierra',
    'null-island': 'Las coordenadas son 0, 0',
    'in-the-future': 'La hora está en el futuro',
    'impossible-jump': 'El vehículo no puede haberse movido tanto tan rápido',
    'no-time': 'La posición no tiene hora'
  }
})

/** Why a row was set aside, to follow the vehicle's name. */
export function setAsideReasonText(reason: SetAsideReason): string {
  return setAsideReasons[reason]
}

/** Sign-out, from the question to what the server said. */
export const signOutWords = inLanguage({
  en: {
    title: (profileName: string) => `Sign out of ${profileName}?`,
    lead: 'Fleet Desk asks Catena to revoke the access token, then forgets it.',
    forgetCredentials: 'Forget the saved credentials',
    forgetCredentialsHint: (profileName: string) =>
      `Erases the client secret of ${profileName} from this computer. You need it to sign in again.`,
    forgetPositions: 'Forget the cached positions',
    forgetPositionsHint: (vehicleCount: number) =>
      vehicleCount === 0
        ? 'Erases the positions of this profile from this computer.'
        : `Erases the last positions of ${formatCount(vehicleCount, 'vehicle')} from this computer. They can be read again only from Catena.`,
    signOut: 'Sign out',
    signingOut: 'Signing out…',
    cancel: 'Stay signed in',
    doneTitle: 'Signed out'
  },
  es: {
    title: (profileName: string) => `¿Cerrar la sesión de ${profileName}?`,
    lead: 'Fleet Desk pide a Catena revocar el token de acceso y luego lo olvida.',
    forgetCredentials: 'Borrar las credenciales guardadas',
    forgetCredentialsHint: (profileName: string) =>
      `Borra de esta computadora el secreto de cliente de ${profileName}. Lo necesita para iniciar sesión de nuevo.`,
    forgetPositions: 'Borrar las posiciones guardadas',
    forgetPositionsHint: (vehicleCount: number) =>
      vehicleCount === 0
        ? 'Borra de esta computadora las posiciones de este perfil.'
        : `Borra de esta computadora las últimas posiciones de ${formatCount(vehicleCount, 'vehicle')}. Solo se pueden volver a leer de Catena.`,
    signOut: 'Cerrar sesión',
    signingOut: 'Cerrando sesión…',
    cancel: 'Seguir en la sesión',
    doneTitle: 'Sesión cerrada'
  }
})

/** The search over everything, the list of keys, and what the frame says in passing. */
export const frameWords = inLanguage({
  en: {
    actions: 'Actions',
    profiles: 'Profiles',
    vehicles: 'Vehicles',
    fleets: 'Fleets',
    nothingCalled: (query: string) => `No vehicle, fleet or action is called “${query}”.`,
    newInvitation: 'New invitation',
    refreshPositions: 'Refresh positions',
    goToAttention: 'Go to attention',
    goToMap: 'Go to map',
    goToFleets: 'Go to fleets',
    goToInvitations: 'Go to invitations',
    goToActivity: 'Go to activity',
    goToSettings: 'Go to settings',
    addProfile: 'Add profile',
    lock: 'Lock',
    status: 'Status',
    notRefreshed: 'Not refreshed',
    thisScreen: 'This screen',
    trying: 'Trying…',
    retryNow: 'Retry now',
    tryAgain: 'Try again',
    enterCredentials: 'Enter credentials',
    enterSecret: 'Enter client secret'
  },
  es: {
    actions: 'Acciones',
    profiles: 'Perfiles',
    vehicles: 'Vehículos',
    fleets: 'Flotas',
    nothingCalled: (query: string) => `Ningún vehículo, flota o acción se llama «${query}».`,
    newInvitation: 'Nueva invitación',
    refreshPositions: 'Actualizar posiciones',
    goToAttention: 'Ir a la atención',
    goToMap: 'Ir al mapa',
    goToFleets: 'Ir a las flotas',
    goToInvitations: 'Ir a las invitaciones',
    goToActivity: 'Ir a la actividad',
    goToSettings: 'Ir a los ajustes',
    addProfile: 'Agregar perfil',
    lock: 'Bloquear',
    status: 'Estado',
    notRefreshed: 'No se actualizó',
    thisScreen: 'Esta pantalla',
    trying: 'Intentando…',
    retryNow: 'Reintentar ahora',
    tryAgain: 'Intentar de nuevo',
    enterCredentials: 'Escribir credenciales',
    enterSecret: 'Escribir secreto de cliente'
  }
})

/** How the session stands, beside the organisation's name. */
export const indicatorWords = inLanguage({
  en: {
    needsSecret: 'needs its secret',
    signedIn: 'signed in',
    renews: (countdown: string) => `renews ${countdown}`,
    renewing: 'renewing',
    waiting: 'waiting to renew',
    refused: 'credentials refused',
    noToken: 'no token',
    offline: 'offline',
    asked: 'asked to wait'
  },
  es: {
    needsSecret: 'falta su secreto',
    signedIn: 'sesión iniciada',
    renews: (countdown: string) => `se renueva ${countdown}`,
    renewing: 'renovándose',
    waiting: 'por renovarse',
    refused: 'credenciales rechazadas',
    noToken: 'sin token',
    offline: 'sin conexión',
    asked: 'en espera'
  }
})
