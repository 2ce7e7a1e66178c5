import { Button, Group, Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { CountryReader } from '@shared/domain/bulk-countries'
import { createCountryReader } from '@shared/domain/bulk-countries'
import { bulkFields, type BulkField, type BulkTexts } from '@shared/domain/bulk-row'
import { fixFor, problemOf } from '@shared/domain/bulk-rules'
import type { CheckedRow } from '@shared/domain/bulk-check'
import classes from './bulk.module.css'
import { words } from './words'

interface Props {
  readonly row: CheckedRow
  readonly onKeep: (texts: Partial<BulkTexts>) => void
  readonly onClose: () => void
}

/** All fields of one row, each with what is wrong with it while it is typed. */
export function RowEditor({ row, onKeep, onClose }: Props) {
  const [texts, setTexts] = useState(row.texts)
  const [countryCodeOf] = useState(createCountryReader)
  const set = (field: BulkField, text: string) => setTexts({ ...texts, [field]: text })
  return (
    <Modal opened onClose={onClose} title={words.editRow(row.line)} size="md">
      <form
        className={classes['body']}
        style={{ padding: 0 }}
        onSubmit={(event) => {
          event.preventDefault()
          onKeep(changedOf(row.texts, texts))
        }}
      >
        {bulkFields.map((field) => (
          <FieldInput
            key={field}
            field={field}
            texts={texts}
            countryCodeOf={countryCodeOf}
            onChange={(text) => set(field, text)}
          />
        ))}
        <Group justify="flex-end" gap="sm">
          <Button size="xs" variant="default" onClick={onClose}>
            {words.discard}
          </Button>
          <Button size="xs" type="submit">
            {words.saveRow}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}

interface FieldProps {
  readonly field: BulkField
  readonly texts: BulkTexts
  readonly countryCodeOf: CountryReader
  readonly onChange: (text: string) => void
}

function FieldInput({ field, texts, countryCodeOf, onChange }: FieldProps) {
  const problem = problemOf(field, texts)
  const fix = problem === null ? null : fixFor(field, texts[field], countryCodeOf)
  return (
    <div>
      <TextInput
        size="xs"
        label={words.fields[field]}
        value={texts[field]}
        error={problem === null ? undefined : `${words.fields[field]} ${words.problems[problem]}`}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {fix !== null && (
        <Button size="compact-xs" variant="light" mt={4} onClick={() => onChange(fix)}>
          {words.use(fix)}
        </Button>
      )}
    </div>
  )
}

function changedOf(before: BulkTexts, after: BulkTexts): Partial<BulkTexts> {
  return Object.fromEntries(
    bulkFields.flatMap((field) => (before[field] === after[field] ? [] : [[field, after[field]]]))
  )
}
