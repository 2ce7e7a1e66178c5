import { Button } from '@mantine/core'
import { IconCloudOff } from '@tabler/icons-react'
import { useState } from 'react'
import { useBridge, useNow, usePositionStatus, useReachability, useSession, useView } from '../state/stores'
import { useRetrySecret } from '../features/session/secret-notice'
import { useNetworkWatch } from '../features/session/use-network-watch'
import { useDelayed } from '../ui/use-delayed'
import classes from './offline-bar.module.css'
import { offlineNotice, offlineText, remedyOf, type OfflineNotice } from './reachability-words'
import { frameWords } from './words'

/** A blip is no news (UX.md section 4.4). */
const announceAfterMs = 1000

/** The thin bar that says since when and as of when. The live region is always there, so that its filling is announced. */
export function OfflineBar() {
  useNetworkWatch()
  const reachability = useReachability((state) => state)
  const session = useSession((state) => state)
  const notice = offlineNotice(reachability, session)
  const isShown = useDelayed(notice !== null, announceAfterMs)
  return (
    <div role="status" aria-live="polite" data-testid="offline-bar">
      {isShown && notice && <Notice notice={notice} />}
    </div>
  )
}

function Notice({ notice }: { readonly notice: OfflineNotice }) {
  const asOfMs = usePositionStatus((status) => status.asOfMs)
  const nowMs = useNow()
  return (
    <div className={classes['bar']}>
      <IconCloudOff size={16} stroke={1.75} aria-hidden="true" />
      <span className={classes['text']}>{offlineText(notice, asOfMs, nowMs)}</span>
      <Remedy notice={notice} />
    </div>
  )
}

function Remedy({ notice }: { readonly notice: OfflineNotice }) {
  const bridge = useBridge()
  const openDialog = useView((view) => view.openDialog)
  const [isTrying, setIsTrying] = useState(false)

  const retry = async () => {
    setIsTrying(true)
    // The outcome arrives as `reachability:changed` and changes or removes this bar.
    await bridge.calls['reachability:retry'](undefined)
    setIsTrying(false)
  }

  switch (remedyOf(notice.cause)) {
    case 'retry':
      return (
        <Button size="xs" variant="default" disabled={isTrying} onClick={() => void retry()}>
          {isTrying ? frameWords.trying : frameWords.retryNow}
        </Button>
      )
    case 'retry-secret':
      return <SecretRemedy onEnter={() => openDialog('replace-secret')} />
    case 'enter-credentials':
      return (
        <Button size="xs" variant="default" onClick={() => openDialog('replace-secret')}>
          {frameWords.enterCredentials}
        </Button>
      )
    case 'wait':
      return null
  }
}

/** A key store that is away may be back; whoever cannot wait for it can type. */
function SecretRemedy({ onEnter }: { readonly onEnter: () => void }) {
  const { retry, isTrying, outcome } = useRetrySecret()
  return (
    <>
      {outcome !== null && <span>{outcome}</span>}
      <Button size="xs" variant="default" disabled={isTrying} onClick={retry}>
        {isTrying ? frameWords.trying : frameWords.tryAgain}
      </Button>
      <Button size="xs" variant="default" onClick={onEnter}>
        {frameWords.enterSecret}
      </Button>
    </>
  )
}
