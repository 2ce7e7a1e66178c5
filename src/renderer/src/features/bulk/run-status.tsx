import { useBulk, useView } from '@renderer/state/stores'
import { statusWords } from './status-words'

/** Where a run stands, for the status bar; leads to its screen. */
export function RunStatus({ className }: { readonly className: string | undefined }) {
  const text = useBulk((state) => {
    if (state === null) return null
    const { total, waiting, sending } = state.counts
    const left = waiting + sending
    switch (state.phase.kind) {
      case 'running':
        return statusWords.running(total - left, total)
      case 'paused':
        return statusWords.paused(left)
      case 'ended':
        return statusWords.ended(total)
    }
  })
  const show = useView((view) => view.show)
  if (text === null) return null
  return (
    <button type="button" className={className} onClick={() => show('bulk')}>
      {text}
    </button>
  )
}
