import { dialog, type App, type BrowserWindow } from 'electron'
import type { Language } from '@shared/domain/language'

const words = {
  en: {
    message: 'Invitations are still being created.',
    detail:
      'Quitting interrupts that. What was created stays; the rest is there when you come back, and goes on when you say so. Nothing is sent twice.',
    stay: 'Keep running',
    quit: 'Quit'
  },
  es: {
    message: 'Todavía se están creando invitaciones.',
    detail:
      'Al salir, eso se interrumpe. Lo ya creado se queda; el resto estará aquí cuando vuelva y seguirá cuando usted lo indique. Nada se envía dos veces.',
    stay: 'Seguir',
    quit: 'Salir'
  }
} as const satisfies Record<Language, unknown>

interface QuitQuestionOptions {
  readonly app: Pick<App, 'on' | 'quit'>
  /** Whether quitting now interrupts something. */
  readonly isBusy: () => boolean
  /** Resolves with true when the person wants to quit all the same. */
  readonly ask: () => Promise<boolean>
}

/** Asks before the app ends while it works on something that the person would miss (UX.md section 4.7). */
export interface QuitQuestion {
  /** For each main window: closing it ends the app, except on macOS. */
  readonly guard: (window: {
    on(event: 'close', listener: (event: { preventDefault(): void }) => void): unknown
  }) => void
}

/** Asks once at a time; a yes counts for the rest of the quitting. */
export function createQuitQuestion({ app, isBusy, ask }: QuitQuestionOptions): QuitQuestion {
  let phase: 'quiet' | 'asking' | 'agreed' = 'quiet'
  const hold = (event: { preventDefault(): void }): void => {
    if (phase === 'agreed' || !isBusy()) return
    event.preventDefault()
    if (phase === 'asking') return
    phase = 'asking'
    void ask().then(
      (isAgreed) => {
        phase = isAgreed ? 'agreed' : 'quiet'
        if (isAgreed) app.quit()
      },
      () => {
        // A box that cannot be shown must not keep the app from ending the next time.
        phase = 'agreed'
      }
    )
  }
  app.on('before-quit', hold)
  return { guard: (window) => void window.on('close', hold) }
}

/** The system's own box; closing it means staying. */
export function createQuitBox(window: () => BrowserWindow | null, language: () => Language): () => Promise<boolean> {
  return async () => {
    const { message, detail, stay, quit } = words[language()]
    const box = { type: 'question', title: 'Fleet Desk', message, detail, buttons: [stay, quit] } as const
    const options = { ...box, buttons: [...box.buttons], defaultId: 0, cancelId: 0, noLink: true }
    const owner = window()
    const { response } = await (owner === null ? dialog.showMessageBox(options) : dialog.showMessageBox(owner, options))
    return response === 1
  }
}
