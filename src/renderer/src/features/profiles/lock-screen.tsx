import { Button } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import type { Failure } from '@shared/ipc/result'
import type { SessionState } from '@shared/ipc/schemas-session'
import { useState } from 'react'
import { useNow, useSession, useView } from '../../state/stores'
import { Age } from '../../ui/age'
import { EnvironmentBadge } from '../../ui/environment-badge'
import { failureSentence } from '../../ui/failure-words'
import { InlineAlert } from '../../ui/inline-alert'
import { ProfileDot } from '../../ui/profile-dot'
import { useDelayed } from '../../ui/use-delayed'
import { ConnectForm } from '../connect/connect-form'
import { useAppInfo } from '../connect/use-app-info'
import { revocationText } from '../session/revocation-words'
import { SecretNotice } from '../session/secret-notice'
import { staysText, words } from './lock-screen-words'
import classes from './lock-screen.module.css'
import { OtherProfiles } from './other-profiles'
import { useOpenProfile } from './use-open-profile'
import { hostOf } from './words'

type Locked = Extract<SessionState, { kind: 'locked' }>

/** A locked profile: whose it is, what stays, what has left memory, and how to get back. Nothing of its data is shown. */
export function LockScreen() {
  const session = useSession((state) => state)
  if (session.kind !== 'locked') return <main className={classes['screen']} aria-busy="true" />
  return (
    <main className={classes['screen']} aria-label={words.label}>
      <div className={classes['column']} key={session.profile.id}>
        <Heading session={session} />
        <Facts session={session} />
        <WayBack session={session} />
        <OtherProfiles exceptId={session.profile.id} title={words.others} />
      </div>
    </main>
  )
}

function Heading({ session: { profile, lockedAtMs } }: { readonly session: Locked }) {
  const nowMs = useNow()
  return (
    <header>
      <h1 className={classes['title']}>
        <IconLock size={18} stroke={1.75} aria-hidden="true" />
        {words.title(profile.name)}
      </h1>
      <p className={classes['who']}>
        <ProfileDot profileId={profile.id} frameColour={profile.frameColour} />
        {hostOf(profile)}
        <EnvironmentBadge environment={profile.environment} />
        {lockedAtMs !== null && (
          <span>
            {words.lockedSince} <Age atMs={lockedAtMs} nowMs={nowMs} isFocusable />
          </span>
        )}
      </p>
    </header>
  )
}

function Facts({ session: { profile, secret, revocation } }: { readonly session: Locked }) {
  return (
    <dl className={classes['facts']}>
      <dt>{words.stays}</dt>
      <dd>{staysText(profile.environment, secret)}</dd>
      <dt>{words.left}</dt>
      <dd>{words.leftText}</dd>
      <dt>{words.token}</dt>
      <dd>{revocation === null ? words.tokenForgotten : revocationText(revocation)}</dd>
    </dl>
  )
}

/** One button where the secret can be had, the form where it must be entered. */
function WayBack({ session: { profile, secret } }: { readonly session: Locked }) {
  const { tryOpen } = useOpenProfile()
  const info = useAppInfo()
  const isOpening = useView((view) => view.openingProfileId === profile.id)
  const isSlow = useDelayed(isOpening, 200)
  const [wantsForm, setWantsForm] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)

  const unlock = async () => {
    setFailure(null)
    setFailure(await tryOpen(profile))
  }

  if (secret !== 'found' && wantsForm && info)
    return (
      <section aria-label={words.secretOf(profile.name)} className={classes['form']}>
        <ConnectForm
          info={info}
          remembered={profile}
          renderMore={(isBusy) => (
            <Button variant="default" disabled={isBusy} onClick={() => setWantsForm(false)}>
              {words.back}
            </Button>
          )}
        />
      </section>
    )
  return (
    <div className={classes['way']}>
      {secret !== 'found' && <SecretNotice standing={secret} />}
      {failure !== null && <InlineAlert tone="problem">{failureSentence(failure)}</InlineAlert>}
      <div className={classes['buttons']}>
        {/* Who comes back presses Enter. Not disabled while it opens: it would lose the focus for the next try. */}
        {secret === 'found' ? (
          <Button key="unlock" autoFocus aria-busy={isOpening} onClick={() => void unlock()}>
            {words.unlock}
          </Button>
        ) : (
          <Button key="enter" autoFocus onClick={() => setWantsForm(true)}>
            {words.enterSecret}
          </Button>
        )}
        <span role="status" className={classes['progress']}>
          {isSlow && words.unlocking}
        </span>
      </div>
    </div>
  )
}
