import type { BulkPhase } from '@shared/ipc/schemas-bulk'
import { words } from './words'

/** What a run does, in a word or two. */
export function phaseText(phase: BulkPhase): string {
  switch (phase.kind) {
    case 'running':
      return words.running
    case 'paused':
      if (phase.reason === 'asked') return words.pausedAsked
      return phase.reason === 'interrupted' ? words.pausedInterrupted : words.pausedRefused
    case 'ended':
      return phase.isCancelled ? words.endedCancelled : words.ended
  }
}

/** Why it rests although nobody paused it; null when it does not. */
export function holdText(phase: BulkPhase): string | null {
  if (phase.kind !== 'running' || phase.hold === null) return null
  switch (phase.hold.kind) {
    case 'rate-limited':
      return words.rateLimited
    case 'offline':
      return words.offline
    case 'server-trouble':
      return words.serverTrouble
  }
}

/** "about 40 s left", "about 3 min left". */
export function leftText(leftMs: number): string {
  const seconds = Math.ceil(leftMs / 1000)
  return words.left(seconds < 90 ? words.seconds(seconds) : words.minutes(Math.ceil(seconds / 60)))
}
