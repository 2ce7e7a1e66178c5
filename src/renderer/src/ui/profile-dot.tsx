import { classNames } from './class-names'
import classes from './profile-dot.module.css'

const colourCount = 6

/** The dot that tells profiles apart; its colour follows from the profile's id and stays. */
export function ProfileDot({ profileId }: { readonly profileId: string }) {
  return (
    <span className={classNames(classes['dot'], classes[`colour-${colourIndexOf(profileId)}`])} aria-hidden="true" />
  )
}

function colourIndexOf(profileId: string): number {
  let hash = 0
  for (const character of profileId) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0
  return hash % colourCount
}
