import type { FrameColour, Profile } from '@shared/ipc/schemas-session'
import { hostOf, words } from './words'

/** How the window's edge looks for a profile. */
export interface FrameLook {
  readonly line: 'solid' | 'dashed'
  /** `automatic` is the accent. */
  readonly colour: FrameColour
}

/**
 * The frame of a profile; null for production that nobody gave a colour.
 *
 * @param profile the open, locked or remembered one
 */
export function frameLook({
  environment,
  frameColour
}: Pick<Profile, 'environment' | 'frameColour'>): FrameLook | null {
  switch (environment) {
    case 'test':
      return { line: 'solid', colour: frameColour === 'automatic' ? 'amber' : frameColour }
    case 'demo':
      // Dashed says "simulated" everywhere in the app (LOOK.md, "Colour"), in whichever colour.
      return { line: 'dashed', colour: frameColour }
    case 'production':
      return frameColour === 'automatic' ? null : { line: 'solid', colour: frameColour }
  }
}

/** What the band of a test profile says. */
export function bandText(profile: Profile): string {
  return words.frameText(profile.isMarkedTest ? profile.name : hostOf(profile))
}
