import { IconHistory } from '@tabler/icons-react'
import { formatAge } from '@shared/domain/time'
import { useNow, useRewind, useStores } from '@renderer/state/stores'
import type { RewindState } from '@renderer/state/rewind-store'
import { formatAsOf } from '@renderer/ui/as-of'
import classes from './rewind.module.css'
import { words } from './words'

/** The bar over the whole workspace that says the past is shown, and leads back. The live region is always there, so that its filling is announced. */
export function RewindBanner() {
  const state = useRewind((rewind) => rewind)
  return <div role="status">{state.kind === 'rewound' && <Banner state={state} />}</div>
}

function Banner({ state }: { readonly state: Extract<RewindState, { readonly kind: 'rewound' }> }) {
  const { rewind } = useStores()
  const nowMs = useNow()
  return (
    <div className={classes['banner']}>
      <IconHistory size={16} stroke={1.75} aria-hidden="true" />
      <span className={classes['bannerText']}>{textOf(state, nowMs)}</span>
      <button type="button" className={classes['back']} onClick={rewind.end}>
        {words.backToLive}
      </button>
    </div>
  )
}

function textOf(state: Extract<RewindState, { readonly kind: 'rewound' }>, nowMs: number) {
  if (state.isEmpty) return words.empty
  if (state.failure !== null) return words.failed
  if (state.shownAtMs === null) return words.asking
  return (
    <>
      <b>{words.notLive}</b> {words.shown(formatAsOf(state.shownAtMs, nowMs), formatAge(state.shownAtMs, nowMs))}
    </>
  )
}
