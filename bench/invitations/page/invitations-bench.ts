import type { Keystroke } from '../../map/page/list-bench'

/** Whose screen: the app's, or the naive way. */
export type ScreenKind = 'ours' | 'naive'

/** What the page of the invitations benchmark does when it is told to. */
export interface InvitationsBench {
  /** Shows so many invitations; resolves when they are there. */
  readonly start: (kind: ScreenKind, size: number) => Promise<void>
  /** The texts to type, and how many invitations each of their beginnings leaves. */
  readonly texts: () => readonly { readonly text: string; readonly counts: readonly number[] }[]
  readonly takeKeystrokes: () => readonly Keystroke[]
  readonly answeredCount: () => number
}

declare global {
  interface Window {
    invitationsBench?: InvitationsBench
  }
}
