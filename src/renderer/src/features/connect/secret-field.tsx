import { Button, Input, PasswordInput } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import type { CredentialDraft } from '@shared/ipc/schemas-profiles'
import { useId, useState } from 'react'
import classes from './connect.module.css'
import { importedText, importWords } from './import-words'
import { words } from './words'

interface SecretFieldProps {
  readonly label: string
  readonly value: string
  readonly error: string | undefined
  /** Imported credentials stand in place of typing; their secret is not here. */
  readonly draft: CredentialDraft | null
  readonly isFocusedFirst: boolean
  readonly onChange: (value: string) => void
  readonly onRemoveDraft: () => void
}

/** The client secret: typed and masked, or a note that an imported one is kept by main. */
export function SecretField({ draft, ...props }: SecretFieldProps) {
  const [wasRemoved, setWasRemoved] = useState(false)
  if (draft === null) return <TypedSecret {...props} isFocusedAtOnce={wasRemoved} />
  return (
    <ImportedSecret
      label={props.label}
      draft={draft}
      onRemove={() => {
        // The button that has the focus goes away; what takes its place gets it.
        setWasRemoved(true)
        props.onRemoveDraft()
      }}
    />
  )
}

interface TypedSecretProps extends Omit<SecretFieldProps, 'draft'> {
  readonly isFocusedAtOnce: boolean
}

function TypedSecret({ label, value, error, isFocusedFirst, isFocusedAtOnce, onChange }: TypedSecretProps) {
  const [isShown, setIsShown] = useState(false)
  return (
    <PasswordInput
      label={label}
      value={value}
      error={error}
      autoComplete="off"
      autoFocus={isFocusedAtOnce}
      visible={isShown}
      onVisibilityChange={setIsShown}
      visibilityToggleButtonProps={{ 'aria-label': isShown ? words.hideSecret : words.showSecret, tabIndex: 0 }}
      data-autofocus={isFocusedFirst || undefined}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

interface ImportedSecretProps {
  readonly label: string
  readonly draft: CredentialDraft
  readonly onRemove: () => void
}

function ImportedSecret({ label, draft, onRemove }: ImportedSecretProps) {
  const labelId = useId()
  const noteId = useId()
  return (
    <div role="group" aria-labelledby={labelId}>
      <Input.Label component="div" id={labelId} mb={4}>
        {label}
      </Input.Label>
      <div className={classes['imported']}>
        <IconLock size={16} stroke={1.75} aria-hidden="true" />
        <span className={classes['importedText']}>{importedText(draft)}</span>
        <Button
          size="compact-xs"
          variant="subtle"
          aria-label={importWords.removeLabel}
          {...(draft.source === 'clipboard' && { 'aria-describedby': noteId })}
          onClick={onRemove}
        >
          {importWords.remove}
        </Button>
      </div>
      {draft.source === 'clipboard' && (
        <p id={noteId} className={classes['note']}>
          {importWords.clipboardNote}
        </p>
      )}
    </div>
  )
}
