import type { Keystroke } from '../../map/page/list-bench'

/** Whose screen: the app's, or the naive way. */
export type ScreenKind = 'ours' | 'naive'

/** What is typed over. */
export type ListKind = 'invitations' | 'fleets'

export interface TypingStart {
  readonly list: ListKind
  readonly kind: ScreenKind
  /** Rows of the list. */
  readonly size: number
}

/** What the page of the typing benchmarks does when it is told to. */
export interface TypingBench {
  /** Shows the list; resolves when it is there. */
  readonly start: (given: TypingStart) => Promise<void>
  /** The texts to type, and how many rows each of their beginnings leaves. */
  readonly texts: () => readonly { readonly text: string; readonly counts: readonly number[] }[]
  readonly takeKeystrokes: () => readonly Keystroke[]
  readonly answeredCount: () => number
  /** Resolves once more keystrokes than so many were answered. */
  readonly answered: (moreThan: number) => Promise<void>
}

declare global {
  interface Window {
    typingBench?: TypingBench
  }
}
