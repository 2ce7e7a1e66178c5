import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { useBridge } from '../../state/stores'
import { failureSentence } from '../../ui/failure-words'
import { useDelayed } from '../../ui/use-delayed'
import { revocationText } from './revocation-words'
import classes from './session.module.css'
import { words } from './words'

/** Gives up the present token at the server, after an inline yes, and says what the server answered (UX.md section 4.7). */
export function RevokeToken({ hasToken }: { readonly hasToken: boolean }) {
  const bridge = useBridge()
  const [stage, setStage] = useState<'idle' | 'asking' | 'running'>('idle')
  const [wasAsking, setWasAsking] = useState(false)
  const [outcome, setOutcome] = useState('')
  const isSlow = useDelayed(stage === 'running', 200)

  const ask = () => {
    setOutcome('')
    setWasAsking(true)
    setStage('asking')
  }
  const revoke = async () => {
    setStage('running')
    const result = await bridge.calls['session:revoke-token'](undefined)
    setStage('idle')
    setOutcome(result.ok ? revocationText(result.value) : failureSentence(result.error))
  }

  // Once it is revoked there is no token until the next request: what the server answered stays all the same.
  if (!hasToken && stage === 'idle' && outcome === '') return null
  return (
    <div className={classes['revoke']}>
      {stage === 'idle' ? (
        // After the question the focus comes back to where it was asked.
        <Button size="xs" variant="default" autoFocus={wasAsking} onClick={ask}>
          {words.revoke}
        </Button>
      ) : (
        <div role="group" aria-label={words.revokeConfirm} className={classes['confirm']}>
          <p>{words.revokeAsk}</p>
          <Group gap="sm">
            <Button size="xs" variant="default" autoFocus disabled={stage === 'running'} onClick={() => void revoke()}>
              {words.revokeConfirm}
            </Button>
            <Button size="xs" variant="subtle" disabled={stage === 'running'} onClick={() => setStage('idle')}>
              {words.revokeKeep}
            </Button>
          </Group>
        </div>
      )}
      <p role="status" className={classes['outcome']}>
        {isSlow ? words.revoking : outcome}
      </p>
    </div>
  )
}
