import { Checkbox, Radio, Stack } from '@mantine/core'
import type { SecretKept, VaultState } from '@shared/ipc/schemas-session'
import classes from './connect.module.css'
import { effectiveKeep } from './connect-values'
import type { KeepChoice } from './keep-choice'
import { keepHint, keepLabel, keptSentence } from './keep-words'
import { words } from './words'

interface KeepFieldsProps {
  readonly choice: KeepChoice
  readonly vault: VaultState
  readonly kept: SecretKept | null
  readonly hasConsent: boolean
  readonly problem: string | undefined
  readonly onChange: (changed: { readonly keep?: SecretKept; readonly hasWeakConsent?: boolean }) => void
}

/** How long the secret is kept. Weak storage needs a tick of its own (SECURITY.md row 10). */
export function KeepFields({ choice, vault, kept, hasConsent, problem, onChange }: KeepFieldsProps) {
  const current = effectiveKeep(kept, choice)
  return (
    <Stack gap="sm">
      <Radio.Group
        label={words.keep}
        value={current}
        onChange={(value) => onChange({ keep: value })}
        {...(choice.sessionOnly !== null && { description: keptSentence(choice, vault) })}
      >
        <div className={classes['options']}>
          {choice.options.map((option) => (
            <Radio key={option} value={option} label={keepLabel(option, vault)} description={keepHint(option)} />
          ))}
        </div>
      </Radio.Group>
      {current === 'weak' && (
        <Checkbox
          className={classes['consent'] ?? ''}
          label={words.weakConsent}
          checked={hasConsent}
          error={problem}
          aria-invalid={problem !== undefined}
          onChange={(event) => onChange({ hasWeakConsent: event.currentTarget.checked })}
        />
      )}
    </Stack>
  )
}
