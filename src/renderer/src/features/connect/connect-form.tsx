import { Button, Collapse, PasswordInput, Stack, TextInput } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import type { AppInfo, Profile } from '@shared/ipc/schemas-session'
import { useEffect, useRef, useState, type SubmitEvent, type ReactNode } from 'react'
import { useBridge } from '../../state/stores'
import { InlineAlert } from '../../ui/inline-alert'
import { useDelayed } from '../../ui/use-delayed'
import classes from './connect.module.css'
import { checkValues, initialValues, inputFrom, type ConnectProblems, type ConnectValues } from './connect-values'
import { keepChoice } from './keep-choice'
import { KeepFields } from './keep-fields'
import { useAttempt } from './use-attempt'
import { connectFailureText, words } from './words'

interface ConnectFormProps {
  readonly info: AppInfo
  /** Fills everything but the secret. */
  readonly remembered: Profile | null
  readonly onConnected?: () => void
  /** Further buttons beside "Connect"; disabled while an attempt runs. */
  readonly renderMore?: (isBusy: boolean) => ReactNode
}

/** Asks for credentials and tries them. A failed attempt loses nothing from the fields. */
export function ConnectForm({ info, remembered, onConnected, renderMore }: ConnectFormProps) {
  const bridge = useBridge()
  const { attempt, isRunning, failure } = useAttempt(onConnected)
  const [values, setValues] = useState<ConnectValues>(() => initialValues(info, remembered))
  const [problems, setProblems] = useState<ConnectProblems>({})
  const [isAdvancedOpen, setIsAdvancedOpen] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const buttons = useRef<HTMLDivElement>(null)
  const isSlow = useDelayed(isRunning, 200)
  const choice = keepChoice(info, [values.apiBaseUrl, values.authBaseUrl])

  const change = (changed: Partial<ConnectValues>) => {
    setValues({ ...values, ...changed })
    // A complaint goes as soon as its field is touched; the next attempt judges anew.
    setProblems(Object.fromEntries(Object.entries(problems).filter(([field]) => !(field in changed))))
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const found = checkValues(values, choice)
    setProblems(found)
    if (found.apiBaseUrl !== undefined || found.authBaseUrl !== undefined) setIsAdvancedOpen(true)
    if (Object.keys(found).length === 0) attempt(() => bridge.calls['session:connect'](inputFrom(values, choice)))
  }

  useEffect(() => {
    if (Object.keys(problems).length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [problems])

  useEffect(() => {
    // With Advanced open the reason would appear below the edge of a small window.
    if (failure) buttons.current?.scrollIntoView({ block: 'nearest' })
  }, [failure])

  const text = (field: 'clientId' | 'profileName' | 'apiBaseUrl' | 'authBaseUrl', isSpelled = false) => ({
    label: words[field],
    value: values[field],
    error: problems[field],
    autoComplete: 'off',
    spellCheck: isSpelled,
    onChange: (event: { readonly currentTarget: HTMLInputElement }) => change({ [field]: event.currentTarget.value })
  })

  return (
    <form ref={form} noValidate onSubmit={submit}>
      <Stack gap="lg">
        <TextInput {...text('clientId')} data-autofocus={remembered === null || undefined} />
        <PasswordInput
          label={words.clientSecret}
          value={values.clientSecret}
          error={problems.clientSecret}
          autoComplete="off"
          visible={values.isSecretShown}
          onVisibilityChange={(isSecretShown) => change({ isSecretShown })}
          visibilityToggleButtonProps={{
            'aria-label': values.isSecretShown ? words.hideSecret : words.showSecret,
            tabIndex: 0
          }}
          data-autofocus={remembered !== null || undefined}
          onChange={(event) => change({ clientSecret: event.currentTarget.value })}
        />
        <TextInput {...text('profileName', true)} description={words.profileNameHint} />
        <KeepFields
          choice={choice}
          vault={info.vault}
          kept={values.keep}
          hasConsent={values.hasWeakConsent}
          problem={problems.hasWeakConsent}
          onChange={change}
        />
        <div>
          <button
            type="button"
            className={classes['disclosure']}
            aria-expanded={isAdvancedOpen}
            onClick={() => setIsAdvancedOpen(!isAdvancedOpen)}
          >
            <IconChevronRight size={14} stroke={2} aria-hidden="true" />
            {words.advanced}
          </button>
          <Collapse expanded={isAdvancedOpen} transitionDuration={120}>
            <Stack gap="lg" className={classes['advanced'] ?? ''}>
              <TextInput {...text('apiBaseUrl')} inputMode="url" />
              <TextInput {...text('authBaseUrl')} inputMode="url" />
            </Stack>
          </Collapse>
        </div>
        {failure && (
          <InlineAlert tone="problem" title={connectFailureText(failure).title}>
            {connectFailureText(failure).text}
          </InlineAlert>
        )}
        <div ref={buttons} className={classes['buttons']}>
          <Button type="submit" disabled={isRunning}>
            {words.connect}
          </Button>
          {renderMore?.(isRunning)}
          <span role="status" className={classes['progress']}>
            {isSlow && words.connecting}
          </span>
        </div>
      </Stack>
    </form>
  )
}
