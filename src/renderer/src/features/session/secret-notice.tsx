import { Button } from '@mantine/core'
import { useState } from 'react'
import { useBridge, useStores } from '../../state/stores'
import { failureSentence } from '../../ui/failure-words'
import { InlineAlert } from '../../ui/inline-alert'
import { standingText, standingWords, type MissingSecret } from './standing-words'

/** Why the client secret has to be entered. A key store that may come back can be asked again. */
export function SecretNotice({ standing }: { readonly standing: MissingSecret }) {
  const { title, text } = standingText(standing)
  return (
    <InlineAlert
      tone={standing === 'not-kept' ? 'info' : 'caution'}
      title={title}
      {...(standing === 'no-vault' && { action: <RetrySecret /> })}
    >
      {text}
    </InlineAlert>
  )
}

function RetrySecret() {
  const { retry, isTrying, outcome } = useRetrySecret()
  return (
    <>
      <Button size="xs" variant="default" disabled={isTrying} onClick={retry}>
        {isTrying ? standingWords.retrying : standingWords.retry}
      </Button>{' '}
      {outcome !== null && <span role="status">{outcome}</span>}
    </>
  )
}

/** Looks into the vault again. What it finds arrives as the session; `outcome` says that nothing was found. */
export function useRetrySecret() {
  const bridge = useBridge()
  const { session } = useStores()
  const [isTrying, setIsTrying] = useState(false)
  const [outcome, setOutcome] = useState<string | null>(null)

  const retry = async () => {
    setIsTrying(true)
    setOutcome(null)
    const before = session.getState()
    const result = await bridge.calls['session:retry-secret'](undefined)
    setIsTrying(false)
    if (!result.ok) {
      setOutcome(failureSentence(result.error))
      return
    }
    // An event that came meanwhile is at least as new as this answer.
    if (session.getState() === before) session.setState(result.value, true)
    const isAway =
      result.value.kind === 'open'
        ? result.value.credentialsNeeded === 'no-vault'
        : 'secret' in result.value && result.value.secret === 'no-vault'
    if (isAway) setOutcome(standingWords.stillAway)
  }
  return { retry: () => void retry(), isTrying, outcome }
}
