import type { SecretKept, VaultState } from '@shared/ipc/schemas-session'
import { inLanguage } from '../../ui/in-language'
import { sealName } from '../session/fact-words'
import type { KeepChoice } from './keep-choice'

const words = inLanguage({
  en: {
    label: {
      sealed: (seal: string) => `Keep on this computer, sealed by ${seal}`,
      session: 'Keep for this session only',
      weak: 'Keep on this computer without a keyring'
    },
    hint: {
      sealed: 'Opens without typing next time. Only your account on this computer can unseal it.',
      session: 'Stays in memory and is forgotten when Fleet Desk quits.',
      weak: 'Opens without typing next time, but the file is only scrambled, not sealed.'
    },
    oldElectron:
      'In memory, for this session only: this copy runs on an outdated Electron, on which Fleet Desk stores secrets for servers on this computer alone.',
    noSafePlace: 'In memory, for this session only: this computer has no keyring that could seal it.',
    sealedOrSession: (seal: string) => `On this computer, sealed by ${seal}, or in memory for this session only.`,
    sessionOrWeak:
      'In memory, for this session only, unless you allow weaker storage: this computer has no keyring that could seal it.'
  },
  es: {
    label: {
      sealed: (seal: string) => `Guardar en esta computadora, sellado por ${seal}`,
      session: 'Guardar solo para esta sesión',
      weak: 'Guardar en esta computadora sin llavero'
    },
    hint: {
      sealed: 'La próxima vez se abre sin escribir. Solo su cuenta en esta computadora puede abrir el sello.',
      session: 'Queda en la memoria y se olvida al salir de Fleet Desk.',
      weak: 'La próxima vez se abre sin escribir, pero el archivo solo está revuelto, no sellado.'
    },
    oldElectron:
      'En la memoria, solo para esta sesión: esta copia usa una versión anticuada de Electron, con la que Fleet Desk guarda únicamente secretos de servidores de esta computadora.',
    noSafePlace: 'En la memoria, solo para esta sesión: esta computadora no tiene un llavero que pueda sellarlo.',
    sealedOrSession: (seal: string) =>
      `En esta computadora, sellado por ${seal}, o en la memoria solo para esta sesión.`,
    sessionOrWeak:
      'En la memoria, solo para esta sesión, a menos que permita un guardado más débil: esta computadora no tiene un llavero que pueda sellarlo.'
  }
})

/** The label of one way of keeping the secret. */
export function keepLabel(kept: SecretKept, vault: VaultState): string {
  return kept === 'sealed' ? words.label.sealed(sealName(vault.backend)) : words.label[kept]
}

/** What one way of keeping the secret means tomorrow. */
export function keepHint(kept: SecretKept): string {
  return words.hint[kept]
}

/** How the secret will be kept here, in one sentence. */
export function keptSentence(choice: KeepChoice, vault: VaultState): string {
  switch (choice.sessionOnly) {
    case 'old-electron':
      return words.oldElectron
    case 'no-safe-place':
      return words.noSafePlace
    case null:
      return vault.kind === 'sealed' ? words.sealedOrSession(sealName(vault.backend)) : words.sessionOrWeak
  }
}
