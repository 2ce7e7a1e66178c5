import { Button, VisuallyHidden } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useBridge } from '../../state/stores'
import { failureSentence } from '../../ui/failure-words'
import classes from './session.module.css'
import { words } from './words'

/** How long "Copied" stands, in milliseconds (UX.md section 4.6). */
const copiedForMs = 2000

/** Has main put a redacted report on the clipboard. */
export function CopyDiagnostics() {
  const bridge = useBridge()
  const [copiedCount, setCopiedCount] = useState(0)
  const [isCopied, setIsCopied] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  useEffect(() => {
    if (copiedCount === 0) return
    const timer = setTimeout(() => setIsCopied(false), copiedForMs)
    return () => clearTimeout(timer)
  }, [copiedCount])

  const copy = async () => {
    const result = await bridge.calls['session:copy-diagnostics'](undefined)
    setProblem(result.ok ? null : failureSentence(result.error))
    if (!result.ok) return
    setIsCopied(true)
    setCopiedCount((count) => count + 1)
  }

  return (
    <>
      <Button size="xs" variant="default" onClick={() => void copy()}>
        {isCopied ? words.copied : words.copyDiagnostics}
      </Button>
      <VisuallyHidden role="status">{isCopied && words.copiedAnnouncement}</VisuallyHidden>
      {problem !== null && (
        <p role="alert" className={classes['outcome']}>
          {problem}
        </p>
      )}
    </>
  )
}
