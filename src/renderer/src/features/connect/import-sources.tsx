import { Button, FileButton, VisuallyHidden } from '@mantine/core'
import { IconClipboard, IconFileImport, IconFileDownload } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useBridge } from '../../state/stores'
import { InlineAlert } from '../../ui/inline-alert'
import { useDelayed } from '../../ui/use-delayed'
import classes from './connect.module.css'
import { importedAnnouncement, importFailureText, importWords } from './import-words'
import type { DraftHolder } from './use-draft'
import { useFileDrop } from './use-file-drop'

interface ImportSourcesProps {
  readonly holder: DraftHolder
  /** Off while an attempt runs. */
  readonly isDisabled: boolean
  /** Offers the environment for this client only; any client when absent. */
  readonly clientId?: string
}

/** The ways of bringing credentials in besides typing: clipboard, file, environment. Each needs an act of the person. */
export function ImportSources({ holder, isDisabled, clientId }: ImportSourcesProps) {
  const { draft, failure, isReading, take } = holder
  const [hasDroppedMany, setHasDroppedMany] = useState(false)
  const resetFile = useRef<() => void>(null)
  const isSlow = useDelayed(isReading, 200)
  const isBusy = isDisabled || isReading
  const takeOne = (files: readonly File[]) => {
    const [file] = files
    setHasDroppedMany(files.length > 1)
    if (file !== undefined && files.length === 1 && !isBusy) take(file)
    // Otherwise choosing the same file again, after it was corrected, would change nothing and say nothing.
    resetFile.current?.()
  }
  const isOver = useFileDrop(takeOne)
  return (
    <div role="group" aria-label={importWords.label}>
      <div className={classes['sources']}>
        <Button
          size="xs"
          variant="default"
          disabled={isBusy}
          leftSection={<IconClipboard size={15} stroke={1.75} aria-hidden="true" />}
          onClick={() => take('clipboard')}
        >
          {importWords.paste}
        </Button>
        <FileButton resetRef={resetFile} onChange={(file) => file && takeOne([file])}>
          {(props) => (
            <Button
              {...props}
              size="xs"
              variant="default"
              disabled={isBusy}
              leftSection={<IconFileImport size={15} stroke={1.75} aria-hidden="true" />}
            >
              {importWords.chooseFile}
            </Button>
          )}
        </FileButton>
        <span className={classes['note']}>{importWords.dropHint}</span>
      </div>
      {draft === null && (
        <EnvironmentOffer clientId={clientId} isDisabled={isBusy} onTake={() => take('environment')} />
      )}
      <VisuallyHidden role="status">
        {isSlow && importWords.reading}
        {!isReading && draft !== null && importedAnnouncement(draft)}
      </VisuallyHidden>
      {(failure !== null || hasDroppedMany) && (
        <div className={classes['sourceProblem']}>
          <InlineAlert tone="problem">
            {hasDroppedMany || failure === null ? importWords.oneFile : importFailureText(failure)}
          </InlineAlert>
        </div>
      )}
      {isOver && (
        <div className={classes['dropTarget']} aria-hidden="true">
          <IconFileDownload size={28} stroke={1.4} />
          <strong>{importWords.dropHere}</strong>
          <span>{importWords.dropHereHint}</span>
        </div>
      )}
    </div>
  )
}

interface EnvironmentOfferProps {
  readonly clientId: string | undefined
  readonly isDisabled: boolean
  readonly onTake: () => void
}

/** Says that the environment has credentials; they are taken on a click and never silently (SECURITY.md row 10). */
function EnvironmentOffer({ clientId, isDisabled, onTake }: EnvironmentOfferProps) {
  const bridge = useBridge()
  const [offered, setOffered] = useState<string | null>(null)
  useEffect(() => {
    let isGone = false
    void bridge.calls['credentials:offers'](undefined).then((result) => {
      if (!isGone && result.ok) setOffered(result.value.environment?.clientId ?? null)
    })
    return () => {
      isGone = true
    }
  }, [bridge])
  if (offered === null || (clientId !== undefined && clientId !== offered)) return null
  return (
    <p className={classes['offer']}>
      <span>{importWords.offer(shortened(offered))}</span>{' '}
      <Button size="compact-xs" variant="subtle" disabled={isDisabled} onClick={onTake}>
        {importWords.useOffer}
      </Button>
    </p>
  )
}

/** A client id as far as it tells clients apart (LOOK.md: ids are shortened in the middle). */
function shortened(id: string): string {
  return id.length <= 28 ? id : `${id.slice(0, 16)}…${id.slice(-8)}`
}
