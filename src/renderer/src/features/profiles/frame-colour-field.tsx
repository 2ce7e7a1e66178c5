import type { FrameColour, Profile } from '@shared/ipc/schemas-session'
import { useId } from 'react'
import { frameLook } from './frame-look'
import classes from './profiles-section.module.css'
import { frameColourNames, words } from './words'

interface FrameColourFieldProps {
  readonly environment: Profile['environment']
  readonly colour: FrameColour
  readonly onChange: (colour: FrameColour) => void
}

const colours = Object.keys(frameColourNames) as readonly FrameColour[]

/** The colour of the window's frame: one of a few, each with its name. */
export function FrameColourField({ environment, colour, onChange }: FrameColourFieldProps) {
  const id = useId()
  return (
    <fieldset className={classes['colours']} aria-describedby={`${id}-hint`}>
      <legend>{words.frameColour}</legend>
      <p id={`${id}-hint`} className={classes['hint']}>
        {words.frameColourHint}
      </p>
      <div className={classes['swatches']}>
        {colours.map((option) => (
          <label key={option} className={classes['swatch']}>
            <input
              type="radio"
              name={id}
              value={option}
              checked={option === colour}
              onChange={() => onChange(option)}
            />
            <Swatch environment={environment} colour={option} />
            {frameColourNames[option]}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** The frame as this profile would have it; an empty box for none. */
function Swatch({ environment, colour }: Pick<FrameColourFieldProps, 'environment' | 'colour'>) {
  const look = frameLook({ environment, frameColour: colour })
  return <span className={classes['box']} data-frame-colour={look?.colour} data-line={look?.line} aria-hidden="true" />
}
