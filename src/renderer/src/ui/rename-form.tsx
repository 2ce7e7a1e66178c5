import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'

interface RenameFormProps {
  /** What it is called now. */
  readonly name: string
  /** What the field is for. */
  readonly label: string
  readonly submit: string
  /** In characters. */
  readonly longest: number
  readonly className?: string | undefined
  /** With null when nothing is to change. */
  readonly onDone: (name: string | null) => void
}

/** A name being changed in place of the row that has it: Enter takes it, Escape gives it up. */
export function RenameForm({ name, label, submit, longest, className, onDone }: RenameFormProps) {
  const [text, setText] = useState(name)
  return (
    <form
      className={className}
      onSubmit={(event) => {
        event.preventDefault()
        onDone(text.trim() === '' ? null : text.trim())
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        // Gives up the new name, not the whole panel or menu.
        event.preventDefault()
        event.stopPropagation()
        onDone(null)
      }}
    >
      <TextInput
        size="xs"
        flex={1}
        autoFocus
        aria-label={label}
        maxLength={longest}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button size="xs" type="submit" variant="default">
        {submit}
      </Button>
    </form>
  )
}
