import { Button, Stack } from '@mantine/core'
import type { AppInfo, SecretKept } from '@shared/ipc/schemas-session'
import { useState, type SubmitEvent } from 'react'
import { useView } from '../../state/stores'
import { InlineAlert } from '../../ui/inline-alert'
import { useDelayed } from '../../ui/use-delayed'
import { effectiveKeep } from '../connect/connect-values'
import { ImportSources } from '../connect/import-sources'
import { importWords } from '../connect/import-words'
import { keepChoice } from '../connect/keep-choice'
import { KeepFields } from '../connect/keep-fields'
import { SecretField } from '../connect/secret-field'
import { useDraft } from '../connect/use-draft'
import { connectFailureText } from '../connect/connect-failure-words'
import { words as connectWords } from '../connect/words'
import classes from './session.module.css'
import { useReplaceSecret } from './use-replace-secret'
import { words, type OpenSession } from './words'

interface ReplaceSecretFormProps {
  readonly session: OpenSession
  readonly info: AppInfo
  readonly onClose: () => void
}

/** The new secret, how it is kept, and what Catena said of it. What was typed stays after a refusal. */
export function ReplaceSecretForm({ session, info, onClose }: ReplaceSecretFormProps) {
  const { profile, credentialsNeeded, secretKept } = session
  // Without a secret in force there is none that could still be in use.
  const [isFirst] = useState(credentialsNeeded !== null && credentialsNeeded !== 'rejected')
  const openDialog = useView((view) => view.openDialog)
  const { replace, isRunning, failure } = useReplaceSecret(credentialsNeeded === null, onClose)
  const [secret, setSecret] = useState('')
  const [keep, setKeep] = useState<SecretKept>(secretKept)
  const [hasConsent, setHasConsent] = useState(false)
  const [problems, setProblems] = useState<{ readonly secret?: string; readonly consent?: string }>({})
  const [otherClientId, setOtherClientId] = useState<string | null>(null)
  const holder = useDraft((draft) => {
    const isOther = draft.clientId !== null && draft.clientId !== profile.clientId
    setOtherClientId(isOther ? draft.clientId : null)
    if (!isOther) setProblems({})
    return !isOther
  })
  const isSlow = useDelayed(isRunning, 200)
  const choice = keepChoice(info, [profile.apiBaseUrl, profile.authBaseUrl])

  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const way = effectiveKeep(keep, choice)
    const found = {
      ...(holder.draft === null && secret === '' && { secret: words.secretMissing }),
      ...(way === 'weak' && !hasConsent && { consent: connectWords.consentNeeded })
    }
    setProblems(found)
    if (Object.keys(found).length > 0) return
    const clientSecret = holder.draft === null ? secret : { draftId: holder.draft.draftId }
    replace({ clientSecret, keep: way }, holder.use)
  }

  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="lg">
        <p>{isFirst ? words.replaceLeadMissing : words.replaceLead}</p>
        <dl className={classes['client']}>
          <dt>{words.clientId}</dt>
          <dd>{profile.clientId}</dd>
        </dl>
        <SecretField
          label={words.newSecret}
          value={secret}
          error={problems.secret}
          draft={holder.draft}
          isFocusedFirst
          onChange={(typed) => {
            setSecret(typed)
            setProblems({})
          }}
          onRemoveDraft={holder.remove}
        />
        <ImportSources holder={holder} isDisabled={isRunning} clientId={profile.clientId} />
        {otherClientId !== null && (
          <InlineAlert tone="problem">{importWords.otherClient(otherClientId, profile.clientId)}</InlineAlert>
        )}
        <KeepFields
          choice={choice}
          vault={info.vault}
          kept={keep}
          hasConsent={hasConsent}
          problem={problems.consent}
          onChange={(changed) => {
            if (changed.keep !== undefined) setKeep(changed.keep)
            if (changed.hasWeakConsent !== undefined) setHasConsent(changed.hasWeakConsent)
            setProblems({})
          }}
        />
        {failure && (
          <InlineAlert
            tone="problem"
            title={
              failure.code === 'credentials-rejected' ? words.replaceRefusedTitle : connectFailureText(failure).title
            }
          >
            {failure.code === 'credentials-rejected'
              ? refusedText(credentialsNeeded)
              : connectFailureText(failure).text}
          </InlineAlert>
        )}
        <div className={classes['row']}>
          <Button
            variant="subtle"
            className={classes['otherClient'] ?? ''}
            disabled={isRunning}
            onClick={() => openDialog('credentials')}
          >
            {words.useOtherClient}
          </Button>
          <span role="status" className={`${classes['spring'] ?? ''} ${classes['progress'] ?? ''}`}>
            {isSlow && words.replacing}
          </span>
          <Button type="submit" disabled={isRunning}>
            {words.replaceConfirm}
          </Button>
        </div>
      </Stack>
    </form>
  )
}

/** Only a secret that works is "still in use". */
function refusedText(credentialsNeeded: OpenSession['credentialsNeeded']): string {
  return credentialsNeeded === null ? words.replaceRefused : words.replaceRefusedMissing
}
