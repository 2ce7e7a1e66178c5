import type { FrameColour } from '@shared/ipc/schemas-session'
import { classNames } from './class-names'
import classes from './profile-dot.module.css'

const colourCount = 6

interface ProfileDotProps {
  readonly profileId: string
  /** The colour that the person gave the window's frame; the dot then has the same one. */
  readonly frameColour?: FrameColour
}

/** The dot that tells profiles apart: in the colour of its frame, or in one that follows from the profile's id and stays. */
export function ProfileDot({ profileId, frameColour = 'automatic' }: ProfileDotProps) {
  return (
    <span
      className={classNames(classes['dot'], classes[`colour-${colourIndexOf(profileId)}`])}
      data-frame-colour={frameColour}
      aria-hidden="true"
    />
  )
}

function colourIndexOf(profileId: string): number {
  let hash = 0
  for (const character of profileId) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0
  return hash % colourCount
}
