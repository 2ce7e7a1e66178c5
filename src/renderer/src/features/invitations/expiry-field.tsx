import { NumberInput, SegmentedControl, Select } from '@mantine/core'
import { useMemo, useState, type ReactNode } from 'react'
import { expiryHours } from '@shared/domain/invitation'
import { isInOfficeHours, officeExpiryHours } from '@shared/domain/office-hours'
import { formatWeekdayTime } from '@shared/domain/time'
import { useNow } from '@renderer/state/stores'
import classes from './invite.module.css'
import { isExpiryAcceptable } from './invite-form'
import { inviteWords as words } from './invite-words'
import { timeZoneName, timeZones } from './own-time-zone'

interface Props {
  readonly hours: number | string
  readonly error: ReactNode
  /** Where the fleet works, IANA name. */
  readonly timeZone: string
  readonly onChange: (hours: number | string) => void
  readonly onTimeZone: (timeZone: string) => void
}

const other = 'other'
const hourMs = 3_600_000

/** How long the link works: the span that fits office hours, four usual ones or any number of hours; and the moment it ends, in words. */
export function ExpiryField({ hours, error, timeZone, onChange, onTimeZone }: Props) {
  const nowMs = useNow()
  const [openedAtMs] = useState(nowMs)
  const office = officeExpiryHours(openedAtMs, timeZone)
  const spans = [
    { hours: office, label: words.officeSpan(formatWeekdayTime(openedAtMs + office * hourMs, timeZone)) },
    ...words.expiryPresets.filter((preset) => preset.hours !== office)
  ]
  const [isOther, setIsOther] = useState(() => spans.every((span) => span.hours !== hours))
  const isSpan = spans.some((span) => span.hours === hours)
  const zones = useMemo(() => timeZones().map((value) => ({ value, label: timeZoneName(value) })), [])
  const endMs = isExpiryAcceptable(hours) ? nowMs + hours * hourMs : null
  return (
    <div className={classes['expiry']} role="group" aria-labelledby="expiry-label">
      <span id="expiry-label" className={classes['label']}>
        {words.expiry}
      </span>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={words.expiry}
        value={isOther || !isSpan ? other : String(hours)}
        onChange={(value) => {
          setIsOther(value === other)
          if (value !== other) onChange(Number(value))
        }}
        data={[
          ...spans.map((span) => ({ value: String(span.hours), label: span.label })),
          { value: other, label: words.expiryOther }
        ]}
      />
      <div className={classes['expiryLine']}>
        {(isOther || !isSpan) && (
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
        <span role="status" className={classes['end']}>
          {endMs === null ? (
            words.expiryBad
          ) : (
            <>
              {words.expiresOn(formatWeekdayTime(endMs, timeZone))}{' '}
              <span data-outside={!isInOfficeHours(endMs, timeZone) || undefined}>
                {isInOfficeHours(endMs, timeZone) ? words.inOffice : words.outOfOffice}
              </span>
            </>
          )}
        </span>
        <Select
          size="xs"
          searchable
          allowDeselect={false}
          aria-label={words.zone}
          className={classes['zone'] ?? ''}
          comboboxProps={{ keepMounted: false }}
          data={zones}
          value={timeZone}
          onChange={(value) => {
            if (value !== null) onTimeZone(value)
          }}
        />
      </div>
    </div>
  )
}
