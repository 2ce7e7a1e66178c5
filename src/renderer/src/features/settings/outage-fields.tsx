import { NumberInput } from '@mantine/core'
import { useId, useState } from 'react'
import { useSettings } from '../../state/stores'
import { useChangeSettings } from '../../state/use-change-settings'
import { outageWords } from './outage-words'
import { Row, Section } from './section'

/** As `schemas-settings.ts` bounds them. */
const fields = [
  { name: 'outageLeastCount', least: 2, most: 100, suffix: '' },
  { name: 'outageSharePercent', least: 10, most: 100, suffix: ' %' },
  { name: 'outageWindowMinutes', least: 1, most: 240, suffix: ' min' }
] as const

/** When late connections of one provider are told as one outage (docs of the outage radar). */
export function OutageSection() {
  return (
    <Section title={outageWords.title}>
      {fields.map((field) => (
        <OutageField key={field.name} {...field} />
      ))}
    </Section>
  )
}

/** Saved when the field is left, so that "15" on its way to "150" changes no verdict. */
function OutageField({ name, least, most, suffix }: (typeof fields)[number]) {
  const id = useId()
  const saved = useSettings((settings) => settings[name])
  const change = useChangeSettings()
  const [draft, setDraft] = useState<number | string | null>(null)
  const { label, hint } = outageWords[name]
  const save = () => {
    const wanted = typeof draft === 'number' ? Math.round(Math.min(most, Math.max(least, draft))) : saved
    if (wanted !== saved) change({ [name]: wanted })
    setDraft(null)
  }
  return (
    <Row label={label} labelFor={id} hint={hint}>
      <NumberInput
        id={id}
        w={120}
        min={least}
        max={most}
        allowDecimal={false}
        suffix={suffix}
        value={draft ?? saved}
        onChange={setDraft}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === 'Enter') save()
        }}
      />
    </Row>
  )
}
