import { inLanguage } from '../../ui/in-language'

/** Removing a profile, from the question to what was done. */
export const removeWords = inLanguage({
  en: {
    title: (profileName: string) => `Remove ${profileName}?`,
    looking: 'Looking what is stored…',
    erased: 'This is erased from this computer, and cannot be brought back:',
    unknownContents: (reason: string) =>
      `What is stored could not be looked at. ${reason} Removing erases the profile, its secret and its stored data all the same.`,
    revokes: 'Catena is asked to revoke the access token.',
    untouched: 'Invitations and connections at Catena stay as they are.',
    lockInstead: 'Lock instead',
    lockHint: 'Locking takes the secret and the positions out of sight, and erases nothing.',
    remove: (profileName: string) => `Remove ${profileName}`,
    removing: 'Removing…',
    keep: 'Keep it',
    doneTitle: (profileName: string) => `${profileName} was removed`
  },
  es: {
    title: (profileName: string) => `¿Quitar ${profileName}?`,
    looking: 'Revisando lo que está guardado…',
    erased: 'Esto se borra de esta computadora y no se puede recuperar:',
    unknownContents: (reason: string) =>
      `No se pudo revisar lo que está guardado. ${reason} Al quitar el perfil se borran de todos modos el perfil, su secreto y sus datos guardados.`,
    revokes: 'Se pide a Catena revocar el token de acceso.',
    untouched: 'Las invitaciones y conexiones en Catena quedan como están.',
    lockInstead: 'Mejor bloquear',
    lockHint: 'Bloquear quita de la vista el secreto y las posiciones, y no borra nada.',
    remove: (profileName: string) => `Quitar ${profileName}`,
    removing: 'Quitando…',
    keep: 'Conservarlo',
    doneTitle: (profileName: string) => `Se quitó ${profileName}`
  }
})

/** The lesser act that the sign-out question offers first (UX.md section 4.7). */
export const signOutLockWords = inLanguage({
  en: {
    hintSessionOnly:
      'Stepping away? Locking hides everything and keeps what is stored. The secret is kept for this session only, so you enter it again.',
    hint: 'Stepping away? Locking hides everything and takes the secret out of memory, and the saved secret opens it again.',
    lockInstead: 'Lock instead'
  },
  es: {
    hintSessionOnly:
      '¿Se aleja un momento? Bloquear oculta todo y conserva lo guardado. El secreto se guarda solo para esta sesión, así que lo escribirá de nuevo.',
    hint: '¿Se aleja un momento? Bloquear oculta todo y saca el secreto de la memoria; el secreto guardado lo vuelve a abrir.',
    lockInstead: 'Mejor bloquear'
  }
})

/** Renaming a profile. */
export const renameWords = inLanguage({
  en: {
    title: (profileName: string) => `Rename ${profileName}`,
    label: 'Profile name',
    hint: 'Only on this computer. Catena does not see it.',
    missing: 'Enter a name.',
    tooLong: 'Use at most 80 characters.',
    rename: 'Rename',
    cancel: 'Cancel'
  },
  es: {
    title: (profileName: string) => `Cambiar el nombre de ${profileName}`,
    label: 'Nombre del perfil',
    hint: 'Solo en esta computadora. Catena no lo ve.',
    missing: 'Escriba un nombre.',
    tooLong: 'Use 80 caracteres como máximo.',
    rename: 'Cambiar nombre',
    cancel: 'Cancelar'
  }
})

/** The question before a lock, above all before one that loses a secret which is kept nowhere else. */
export const lockWords = inLanguage({
  en: {
    title: (profileName: string) => `Lock ${profileName}?`,
    text: 'Locking hides everything and takes the token and the secret out of memory. The saved secret opens it again. What is stored on this computer stays.',
    textSessionOnly: (profileName: string) =>
      `The client secret of ${profileName} is kept for this session only. Locking takes it out of memory, so you enter it again to unlock. What is stored on this computer stays.`,
    revokes: 'Catena is asked to revoke the access token, too.',
    lock: (profileName: string) => `Lock ${profileName}`,
    locking: 'Locking…',
    stay: 'Stay signed in'
  },
  es: {
    title: (profileName: string) => `¿Bloquear ${profileName}?`,
    text: 'Bloquear oculta todo y saca de la memoria el token y el secreto. El secreto guardado lo vuelve a abrir. Lo guardado en esta computadora se queda.',
    textSessionOnly: (profileName: string) =>
      `El secreto de cliente de ${profileName} se guarda solo para esta sesión. Bloquear lo saca de la memoria, así que lo escribirá de nuevo para desbloquear. Lo guardado en esta computadora se queda.`,
    revokes: 'También se pide a Catena revocar el token de acceso.',
    lock: (profileName: string) => `Bloquear ${profileName}`,
    locking: 'Bloqueando…',
    stay: 'Seguir en la sesión'
  }
})
