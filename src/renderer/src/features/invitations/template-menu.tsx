import { ActionIcon, Button, Popover, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { IconChevronDown, IconTrash } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useNow, useSaved } from '@renderer/state/stores'
import { repeatedOfValues, valuesOfTemplate, type InviteValues } from './invite-form'
import { inviteWords as words } from './invite-words'
import classes from './saved-filters.module.css'
import { useSaveInvitationThings } from './use-save-invitation-things'

interface Props {
  readonly form: UseFormReturnType<InviteValues>
  readonly timeZone: string
}

/** Escape here closes this menu: the dialog around it hears the key first, and leaves alone what says so (Mantine's useModal). */
const keepsEscape = { 'data-mantine-stop-propagation': 'true' } as const

/** As `mostSavedOfInvitations.templates` of the contract. */
const mostTemplates = 50

/** What many invitations ask for alike, under a name. */
export function TemplateMenu({ form, timeZone }: Props) {
  const [isOpen, setOpen] = useState(false)
  const [name, setName] = useState('')
  const nameField = useRef<HTMLInputElement>(null)
  const nowMs = useNow()
  const templates = useSaved((things) => things.invitationTemplates)
  const save = useSaveInvitationThings()
  const keep = () => {
    if (name.trim() === '') return
    const template = { id: crypto.randomUUID(), name: name.trim(), ...repeatedOfValues(form.values) }
    save({ invitationTemplates: [...templates, template] })
    setName('')
    // The button that was pressed is disabled now: without this the focus would be nowhere, and Escape would close the dialog around.
    nameField.current?.focus()
  }
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={300} trapFocus returnFocus>
      <Popover.Target>
        <Button
          size="compact-xs"
          variant="default"
          rightSection={<IconChevronDown size={13} aria-hidden="true" />}
          onClick={() => setOpen(!isOpen)}
        >
          {words.templates}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={words.templatesTitle}>
        {templates.length === 0 && <p className={classes['note']}>{words.noTemplates}</p>}
        <ul className={classes['filters']}>
          {templates.map((template) => (
            <li key={template.id}>
              <button
                {...keepsEscape}
                type="button"
                className={classes['filter']}
                onClick={() => {
                  form.setValues(valuesOfTemplate(template, nowMs, timeZone))
                  setOpen(false)
                }}
              >
                {template.name}
              </button>
              <ActionIcon
                {...keepsEscape}
                size="sm"
                aria-label={words.deleteTemplate(template.name)}
                onClick={() => save({ invitationTemplates: templates.filter(({ id }) => id !== template.id) })}
              >
                <IconTrash size={14} aria-hidden="true" />
              </ActionIcon>
            </li>
          ))}
        </ul>
        {templates.length < mostTemplates && (
          // No form of its own: it stands inside of the invite form.
          <div className={classes['form']}>
            <TextInput
              {...keepsEscape}
              ref={nameField}
              size="xs"
              data-autofocus
              aria-label={words.templateName}
              placeholder={words.templateName}
              maxLength={60}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter') return
                event.preventDefault()
                keep()
              }}
            />
            <Button {...keepsEscape} size="xs" disabled={name.trim() === ''} onClick={keep}>
              {words.saveTemplate}
            </Button>
          </div>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}
