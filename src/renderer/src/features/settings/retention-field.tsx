import { NumberInput } from '@mantine/core'
import { useState } from 'react'
import { useSettings } from '../../state/stores'
import { useChangeSettings } from '../../state/use-change-settings'
import { words } from './words'

const days = { least: 1, most: 365 } as const

/** Days of retention; saved when the field is left, so that "30" on its way to "300" erases nothing. */
export function RetentionField({ id }: { readonly id: string }) {
  const saved = useSettings((settings) => settings.retentionDays)
  const change = useChangeSettings()
  const [draft, setDraft] = useState<number | string | null>(null)

  const save = () => {
    const wanted = typeof draft === 'number' ? Math.round(Math.min(days.most, Math.max(days.least, draft))) : saved
    if (wanted !== saved) change({ retentionDays: wanted })
    setDraft(null)
  }

  return (
    <NumberInput
      id={id}
      w={120}
      min={days.least}
      max={days.most}
      allowDecimal={false}
      suffix={` ${words.retentionUnit}`}
      value={draft ?? saved}
      onChange={setDraft}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter') save()
      }}
    />
  )
}
