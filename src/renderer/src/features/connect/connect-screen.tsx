import { Button } from '@mantine/core'
import type { AppInfo, SessionState } from '@shared/ipc/schemas-session'
import { useState } from 'react'
import { useBridge, useSession } from '../../state/stores'
import { InlineAlert } from '../../ui/inline-alert'
import { useDelayed } from '../../ui/use-delayed'
import { OtherProfiles } from '../profiles/other-profiles'
import { SecretNotice } from '../session/secret-notice'
import { ConnectForm } from './connect-form'
import classes from './connect.module.css'
import { ConnectFacts } from './connect-facts'
import { connectFailureText } from './connect-failure-words'
import { RememberedProfile } from './remembered-profile'
import { useAppInfo } from './use-app-info'
import { useAttempt } from './use-attempt'
import { words } from './words'

type SignedOut = Extract<SessionState, { kind: 'signed-out' }>

/** The first screen, and the one after signing out. */
export function ConnectScreen() {
  const info = useAppInfo()
  const session = useSession((state) => state)
  if (info === null || session.kind !== 'signed-out') return <main className={classes['screen']} aria-busy="true" />
  return (
    <main className={classes['screen']}>
      <ConnectFacts info={info} />
      <section className={classes['formSide']} aria-label={words.formTitle}>
        <div className={classes['form']}>
          <Entry key={session.remembered?.id} info={info} session={session} />
        </div>
      </section>
    </main>
  )
}

function Entry({ info, session }: { readonly info: AppInfo; readonly session: SignedOut }) {
  const { remembered, secret } = session
  const [wantsOther, setWantsOther] = useState(false)
  if (remembered && secret === 'found' && !wantsOther) {
    return (
      <>
        <RememberedProfile profile={remembered} onUseOther={() => setWantsOther(true)} />
        <OtherProfiles exceptId={remembered.id} title={words.others} />
      </>
    )
  }
  // The demo's credentials are made anew at each start: there is nothing in them to type.
  const prefill = wantsOther || remembered?.environment === 'demo' ? null : remembered
  return (
    <>
      <h2 className={classes['formTitle']}>{prefill ? words.credentialsOf(prefill.name) : words.formTitle}</h2>
      {prefill && secret !== 'found' && <SecretNotice standing={secret} />}
      <ConnectForm
        key={prefill?.id}
        info={info}
        remembered={prefill}
        renderMore={(isBusy) => <DemoButton isBusy={isBusy} />}
      />
      {prefill !== null && (
        <Button variant="subtle" className={classes['back'] ?? ''} onClick={() => setWantsOther(true)}>
          {words.useOther}
        </Button>
      )}
      {wantsOther && remembered && (
        <Button variant="subtle" className={classes['back'] ?? ''} onClick={() => setWantsOther(false)}>
          {words.back(remembered.name)}
        </Button>
      )}
      <OtherProfiles exceptId={remembered?.id ?? ''} title={words.others} />
    </>
  )
}

function DemoButton({ isBusy }: { readonly isBusy: boolean }) {
  const bridge = useBridge()
  const { attempt, isRunning, failure } = useAttempt()
  const isSlow = useDelayed(isRunning, 200)
  return (
    <>
      <Button
        variant="default"
        disabled={isBusy || isRunning}
        onClick={() => attempt(() => bridge.calls['session:start-demo'](undefined))}
      >
        {words.demo}
      </Button>
      <span role="status" className={classes['progress']}>
        {isSlow && words.startingDemo}
      </span>
      {failure && (
        <div className={classes['wide']}>
          <InlineAlert tone="problem" title={connectFailureText(failure).title}>
            {connectFailureText(failure).text}
          </InlineAlert>
        </div>
      )}
    </>
  )
}
