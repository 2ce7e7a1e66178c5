import type { ProfileSummary } from '@shared/ipc/schemas-profiles'
import type { FrameColour, Profile } from '@shared/ipc/schemas-session'
import { inLanguage } from '../../ui/in-language'

/** Every word about profiles: the switcher, the frame and the settings. The dialogs and the lock screen have files of their own. */
export const words = inLanguage({
  en: {
    switcher: (profileName: string) => `Profile ${profileName}`,
    addProfile: 'Add profile…',
    manage: 'Manage profiles…',
    lock: 'Lock',
    lockAndRevoke: 'Lock and revoke token',
    signOut: 'Sign out…',
    switchTo: (profileName: string) => `Switch to ${profileName}`,
    switchToBefore: 'Switch to',
    opening: 'Opening…',
    openingName: (profileName: string) => `Opening ${profileName}…`,
    needsSecret: 'Needs its secret',
    locked: 'Locked',
    thisComputer: 'On this computer, made-up vehicles',
    notOpenedTitle: (profileName: string) => `${profileName} was not opened`,
    notLockedTitle: 'Not locked',

    frameLabel: 'Test profile',
    frameText: (where: string) => `TEST · ${where}`,
    titleOf: (profile: Profile | null) =>
      profile === null ? 'Fleet Desk' : `${profile.environment === 'test' ? 'TEST ' : ''}${profile.name} — Fleet Desk`,

    sectionTitle: 'Profiles',
    columns: {
      profile: 'Profile',
      secret: 'Client secret',
      lastOpened: 'Last opened',
      actions: 'Actions'
    },
    tableLabel: 'List of profiles',
    open: 'Open',
    openOf: (profileName: string) => `Open ${profileName}`,
    isOpen: 'Open now',
    never: 'Never',
    details: 'Details',
    detailsOf: (profileName: string) => `Details of ${profileName}`,
    rename: 'Rename…',
    duplicate: 'Duplicate without secret',
    replaceSecret: 'Replace secret…',
    replaceSecretHint: 'Open the profile to replace its secret.',
    remove: 'Remove…',
    clientId: 'Client ID',
    frameColour: 'Frame colour',
    frameColourHint: 'Drawn around the whole window while the profile is open.',
    markAsTest: 'Mark as test',
    markAsTestHint:
      'For a test organisation on Catena’s own servers: the window gets a frame and a badge, and inviting a fleet asks first.',
    alwaysTest: 'Always a test profile: its servers are not Catena’s own.',
    demoHint: 'The demo is made anew each time it is started, so there is nothing to change.',
    noProfiles: 'No profile is saved on this computer.',
    notChangedTitle: 'Profile not changed',
    notDuplicatedTitle: 'Profile not duplicated',
    duplicatedTitle: (profileName: string) => `${profileName} was added`,
    duplicatedText: 'It has the same client ID and servers, and no secret. Open it to enter one.',
    secrets: {
      sealed: 'Sealed by the system’s key store',
      weak: 'Kept without a key store, as you allowed',
      session: 'In memory for this session',
      'set-aside': 'Set aside, could not be read',
      none: 'None'
    }
  },
  es: {
    switcher: (profileName: string) => `Perfil ${profileName}`,
    addProfile: 'Agregar perfil…',
    manage: 'Administrar perfiles…',
    lock: 'Bloquear',
    lockAndRevoke: 'Bloquear y revocar el token',
    signOut: 'Cerrar sesión…',
    switchTo: (profileName: string) => `Cambiar a ${profileName}`,
    switchToBefore: 'Cambiar a',
    opening: 'Abriendo…',
    openingName: (profileName: string) => `Abriendo ${profileName}…`,
    needsSecret: 'Falta su secreto',
    locked: 'Bloqueado',
    thisComputer: 'En esta computadora, vehículos inventados',
    notOpenedTitle: (profileName: string) => `No se abrió ${profileName}`,
    notLockedTitle: 'No se bloqueó',

    frameLabel: 'Perfil de prueba',
    frameText: (where: string) => `PRUEBA · ${where}`,
    titleOf: (profile: Profile | null) =>
      profile === null
        ? 'Fleet Desk'
        : `${profile.environment === 'test' ? 'PRUEBA ' : ''}${profile.name} — Fleet Desk`,

    sectionTitle: 'Perfiles',
    columns: {
      profile: 'Perfil',
      secret: 'Secreto de cliente',
      lastOpened: 'Última apertura',
      actions: 'Acciones'
    },
    tableLabel: 'Lista de perfiles',
    open: 'Abrir',
    openOf: (profileName: string) => `Abrir ${profileName}`,
    isOpen: 'Abierto ahora',
    never: 'Nunca',
    details: 'Detalles',
    detailsOf: (profileName: string) => `Detalles de ${profileName}`,
    rename: 'Cambiar nombre…',
    duplicate: 'Duplicar sin secreto',
    replaceSecret: 'Reemplazar el secreto…',
    replaceSecretHint: 'Abra el perfil para reemplazar su secreto.',
    remove: 'Quitar…',
    clientId: 'ID de cliente',
    frameColour: 'Color del marco',
    frameColourHint: 'Rodea toda la ventana mientras el perfil está abierto.',
    markAsTest: 'Marcar como prueba',
    markAsTestHint:
      'Para una organización de prueba en los propios servidores de Catena: la ventana lleva un marco y una marca, e invitar a una flota pregunta antes.',
    alwaysTest: 'Siempre es un perfil de prueba: sus servidores no son los de Catena.',
    demoHint: 'La demostración se crea de nuevo cada vez que se inicia, así que no hay nada que cambiar.',
    noProfiles: 'No hay ningún perfil guardado en esta computadora.',
    notChangedTitle: 'El perfil no se cambió',
    notDuplicatedTitle: 'El perfil no se duplicó',
    duplicatedTitle: (profileName: string) => `Se agregó ${profileName}`,
    duplicatedText: 'Tiene el mismo ID de cliente y los mismos servidores, sin secreto. Ábralo para escribir uno.',
    secrets: {
      sealed: 'Sellado por el almacén de claves del sistema',
      weak: 'Guardado sin almacén de claves, como usted permitió',
      session: 'En la memoria para esta sesión',
      'set-aside': 'Apartado, no se pudo leer',
      none: 'Ninguno'
    }
  }
})

/** Frame colours by the name that stands beside their swatch, in the order shown. */
export const frameColourNames = inLanguage<Readonly<Record<FrameColour, string>>>({
  en: {
    automatic: 'Automatic',
    red: 'Red',
    amber: 'Amber',
    green: 'Green',
    teal: 'Teal',
    blue: 'Blue',
    violet: 'Violet',
    pink: 'Pink'
  },
  es: {
    automatic: 'Automático',
    red: 'Rojo',
    amber: 'Ámbar',
    green: 'Verde',
    teal: 'Verde azulado',
    blue: 'Azul',
    violet: 'Violeta',
    pink: 'Rosa'
  }
})

/** What is kept of a profile's client secret, in words. */
export function secretKeptWords(secret: ProfileSummary['secret']): string {
  return words.secrets[secret]
}

/** The second line of a profile in a list: what stands in the way of opening it, otherwise where it connects to. */
export function standingLine(profile: ProfileSummary): string {
  if (profile.status === 'locked') return words.locked
  if (profile.status !== 'open' && profile.environment !== 'demo' && needsSecret(profile.secret))
    return words.needsSecret
  return hostOf(profile)
}

/** Where a profile connects to, without the rest of the address. */
export function hostOf(profile: Profile): string {
  if (profile.environment === 'demo') return words.thisComputer
  return /^[a-z]+:\/\/([^/]+)/i.exec(profile.apiBaseUrl)?.[1] ?? profile.apiBaseUrl
}

function needsSecret(secret: ProfileSummary['secret']): boolean {
  return secret === 'none' || secret === 'set-aside'
}
