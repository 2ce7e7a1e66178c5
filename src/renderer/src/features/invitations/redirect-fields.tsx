import { Collapse, TextInput, UnstyledButton } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { IconChevronRight } from '@tabler/icons-react'
import { useId, useState } from 'react'
import type { InviteValues } from './invite-form'
import classes from './invite.module.css'
import { inviteWords as words } from './invite-words'

/** Addresses that only those need who have a server of their own: closed until asked for, open where one is filled in or wrong. */
export function RedirectFields({ form }: { readonly form: UseFormReturnType<InviteValues> }) {
  const [isOpened, setOpened] = useState(false)
  const id = useId()
  const fields = ['successRedirectUrl', 'failureRedirectUrl', 'callbackUrl'] as const
  const isOpen = isOpened || fields.some((field) => form.errors[field] !== undefined)
  return (
    <div className={classes['disclosure']}>
      <UnstyledButton
        className={classes['disclose'] ?? ''}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpened(!isOpen)}
      >
        <IconChevronRight size={14} aria-hidden="true" data-open={isOpen || undefined} />
        {words.redirects}
      </UnstyledButton>
      <Collapse expanded={isOpen} id={id}>
        <div className={classes['redirects']}>
          <TextInput label={words.successUrl} type="url" {...form.getInputProps('successRedirectUrl')} />
          <TextInput label={words.failureUrl} type="url" {...form.getInputProps('failureRedirectUrl')} />
          <TextInput label={words.callbackUrl} type="url" {...form.getInputProps('callbackUrl')} />
        </div>
      </Collapse>
    </div>
  )
}
