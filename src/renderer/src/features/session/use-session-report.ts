import type { Result } from '@shared/ipc/result'
import type { SessionReport } from '@shared/ipc/schemas-session'
import { useEffect, useState } from 'react'
import { useBridge, useReachability, useSession } from '../../state/stores'

/** Requests are counted all the time, and no event tells of each. */
const everyMs = 5000

/**
 * The session report while the caller is mounted: asked for at once, when session or reachability change, and every five seconds.
 *
 * @returns null until main has answered
 */
export function useSessionReport(): Result<SessionReport> | null {
  const bridge = useBridge()
  const session = useSession((state) => state)
  const reachability = useReachability((state) => state)
  const [report, setReport] = useState<Result<SessionReport> | null>(null)
  useEffect(() => {
    let isGone = false
    let newest = 0
    const ask = async () => {
      const asked = ++newest
      const answer = await bridge.calls['session:report'](undefined)
      // A slow answer must not replace a newer one.
      if (!isGone && asked === newest) setReport(answer)
    }
    void ask()
    const timer = setInterval(() => void ask(), everyMs)
    return () => {
      isGone = true
      clearInterval(timer)
    }
  }, [bridge, session, reachability])
  return report
}
