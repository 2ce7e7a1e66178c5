import { Button, Collapse, Stack, TextInput } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import type { AppInfo, Profile } from '@shared/ipc/schemas-session'
import { useEffect, useRef, useState, type ReactNode, type SubmitEvent } from 'react'
import { useBridge } from '../../state/stores'
import { InlineAlert } from '../../ui/inline-alert'
import { useDelayed } from '../../ui/use-delayed'
import { connectFailureText } from './connect-failure-words'
import classes from './connect.module.css'
import {
  checkValues,
  initialValues,
  inputFrom,
  withDraft,
  type ConnectProblems,
  type ConnectValues
} from './connect-values'
import { ImportSources } from './import-sources'
import { keepChoice } from './keep-choice'
import { KeepFields } from './keep-fields'
import { OtherAccount } from './other-account'
import { SecretField } from './secret-field'
import { useAttempt } from './use-attempt'
import { useDraft } from './use-draft'
import { words } from './words'

interface ConnectFormProps {
  readonly info: AppInfo
  /** The profile that the credentials are for: fills everything but the secret. Null for a new profile. */
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
  const holder = useDraft((taken) => {
    setValues((before) => withDraft(before, taken))
    setProblems({})
    // Where the secret will go must be in sight when a file decides it.
    if (taken.apiBaseUrl !== null || taken.authBaseUrl !== null) setIsAdvancedOpen(true)
    return true
  })
  const { draft } = holder
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
    const found = checkValues(values, choice, draft)
    setProblems(found)
    if (found.apiBaseUrl !== undefined || found.authBaseUrl !== undefined) setIsAdvancedOpen(true)
    if (Object.keys(found).length > 0) return
    const input = inputFrom(values, choice, { profileId: remembered?.id ?? null, draft })
    attempt(() => holder.use(() => bridge.calls['session:connect'](input)))
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
        <SecretField
          label={words.clientSecret}
          value={values.clientSecret}
          error={problems.clientSecret}
          draft={draft}
          isFocusedFirst={remembered !== null}
          onChange={(clientSecret) => change({ clientSecret })}
          onRemoveDraft={holder.remove}
        />
        <ImportSources holder={holder} isDisabled={isRunning} />
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
        {remembered && <OtherAccount profile={remembered} values={values} />}
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
