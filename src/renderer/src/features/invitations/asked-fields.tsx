import type { UseFormReturnType } from '@mantine/form'
import { ExpiryField } from './expiry-field'
import type { InviteValues } from './invite-form'
import classes from './invite.module.css'
import { inviteWords as words } from './invite-words'
import { PermissionMatrix } from './permission-matrix'
import { ProviderPicker } from './provider-picker'
import { RedirectFields } from './redirect-fields'
import { TemplateMenu } from './template-menu'

interface Props {
  readonly form: UseFormReturnType<InviteValues>
  /** Where the fleets work, IANA name. */
  readonly timeZone: string
  readonly onTimeZone: (timeZone: string) => void
}

/** What is asked for, of one fleet or of many alike: data, providers, how long the link works, addresses; from a template or by hand. */
export function AskedFields({ form, timeZone, onTimeZone }: Props) {
  return (
    <fieldset className={classes['part']}>
      <legend className={classes['legend']}>{words.asksPart}</legend>
      <div className={classes['templates']}>
        <TemplateMenu form={form} timeZone={timeZone} />
      </div>
      <PermissionMatrix
        value={form.values.permissions}
        error={form.errors['permissions']}
        onChange={(permissions) => form.setFieldValue('permissions', permissions)}
      />
      <ProviderPicker
        value={form.values.limitTsps}
        error={form.errors['limitTsps']}
        onChange={(slugs) => form.setFieldValue('limitTsps', slugs)}
      />
      <ExpiryField
        hours={form.values.expiresInHours}
        error={form.errors['expiresInHours']}
        timeZone={timeZone}
        onChange={(hours) => form.setFieldValue('expiresInHours', hours)}
        onTimeZone={onTimeZone}
      />
      <RedirectFields form={form} />
    </fieldset>
  )
}
