import { dialog, type BrowserWindow } from 'electron'
import type { Language } from '@shared/domain/language'

const words = {
  en: {
    message: 'The window stopped twice within a minute.',
    detail:
      'Nothing was lost: your sign-in and the last positions are kept. Open the window again, or quit and start Fleet Desk later. What happened is in the log.',
    openAgain: 'Open again',
    quit: 'Quit'
  },
  es: {
    message: 'La ventana se detuvo dos veces en un minuto.',
    detail:
      'No se perdió nada: se conservan su sesión y las últimas posiciones. Abra la ventana de nuevo, o salga e inicie Fleet Desk más tarde. Lo ocurrido está en el registro.',
    openAgain: 'Abrir de nuevo',
    quit: 'Salir'
  }
} as const satisfies Record<Language, unknown>

/**
 * The calm question after a second crash within a minute.
 *
 * @param window the window whose page crashed; the box belongs to it
 * @param language asked when the box opens
 * @returns asks, and resolves with the person's choice; closing the box means "quit"
 */
export function createCrashDialog(window: BrowserWindow, language: () => Language): () => Promise<'reload' | 'quit'> {
  return async () => {
    const { message, detail, openAgain, quit } = words[language()]
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      title: 'Fleet Desk',
      message,
      detail,
      buttons: [openAgain, quit],
      defaultId: 0,
      cancelId: 1,
      noLink: true
    })
    return response === 0 ? 'reload' : 'quit'
  }
}
