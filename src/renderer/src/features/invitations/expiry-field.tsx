import { NumberInput, SegmentedControl } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { expiryHours } from '@shared/domain/invitation'
import { useNow } from '@renderer/state/stores'
import classes from './invitations.module.css'
import { isExpiryAcceptable } from './invite-form'
import { words } from './words'

interface Props {
  readonly hours: number | string
  readonly error: ReactNode
  readonly onChange: (hours: number | string) => void
}

const other = 'other'

/** How long the link works: four usual spans or any number of hours, and the moment it ends, in words. */
export function ExpiryField({ hours, error, onChange }: Props) {
  const nowMs = useNow()
  const [isOther, setIsOther] = useState(() => words.expiryPresets.every((preset) => preset.hours !== hours))
  return (
    <div className={classes['expiry']} role="group" aria-labelledby="expiry-label">
      <span id="expiry-label" className={classes['expiryLabel']}>
        {words.expiry}
      </span>
      <SegmentedControl
        size="xs"
        aria-label={words.expiry}
        value={isOther ? other : String(hours)}
        onChange={(value) => {
          setIsOther(value === other)
          if (value !== other) onChange(Number(value))
        }}
        data={[
          ...words.expiryPresets.map((preset) => ({ value: String(preset.hours), label: preset.label })),
          { value: other, label: words.expiryOther }
        ]}
      />
      <div className={classes['expiryLine']}>
        {isOther && (
          <NumberInput
            className={classes['hours'] ?? ''}
            size="xs"
            aria-label={words.expiryHours}
            value={hours}
            min={expiryHours.least}
            max={expiryHours.most}
            allowDecimal={false}
            clampBehavior="none"
            error={error !== undefined && error !== null}
            onChange={onChange}
          />
        )}
        <span role="status" className={classes['asks']}>
          {isExpiryAcceptable(hours) ? words.expiresOn(nowMs + hours * 3_600_000) : words.expiryBad}
        </span>
      </div>
    </div>
  )
}
