import type { Failure, Result } from '@shared/ipc/result'
import type { CredentialDraft } from '@shared/ipc/schemas-profiles'
import { useEffect, useRef, useState } from 'react'
import { useBridge } from '../../state/stores'

/** Where credentials are to be taken from. */
export type ImportSource = 'clipboard' | 'environment' | File

/** Why nothing was taken, and from where. */
export interface ImportFailure {
  readonly failure: Failure
  /** A file's name; null for other sources. */
  readonly fileName: string | null
  readonly source: 'clipboard' | 'environment' | 'file'
}

/** Imported credentials that wait to be used. Their secret stays in main; this is its handle. */
export interface DraftHolder {
  readonly draft: CredentialDraft | null
  readonly failure: ImportFailure | null
  /** True while a source is being read. */
  readonly isReading: boolean
  /** Takes credentials; an earlier draft is given up for them. */
  readonly take: (source: ImportSource) => void
  /** Gives the draft up, here and in main. */
  readonly remove: () => void
  /**
   * Runs an attempt that uses the draft. Until it has ended main needs the draft, also when this form is gone by then; after one that
   * failed because the draft had expired it is forgotten.
   */
  readonly use: <T>(run: () => Promise<Result<T>>) => Promise<Result<T>>
}

/**
 * Holds at most one draft, and gives it up in main when the form goes away.
 *
 * @param onDraft called with what a source named, to fill the fields; says whether the form can use it, or it is given up at once
 */
export function useDraft(onDraft: (draft: CredentialDraft) => boolean): DraftHolder {
  const bridge = useBridge()
  const [draft, setDraft] = useState<CredentialDraft | null>(null)
  const [failure, setFailure] = useState<ImportFailure | null>(null)
  const [isReading, setIsReading] = useState(false)
  const held = useRef<string | null>(null)
  const isGone = useRef(false)

  useEffect(() => {
    isGone.current = false
    return () => {
      isGone.current = true
      if (held.current !== null) void bridge.calls['credentials:discard']({ draftId: held.current })
      held.current = null
    }
  }, [bridge])

  const discardHeld = () => {
    if (held.current !== null) void bridge.calls['credentials:discard']({ draftId: held.current })
    held.current = null
  }

  const take = async (source: ImportSource) => {
    setIsReading(true)
    setFailure(null)
    const result = await (source instanceof File
      ? bridge.importFile(source)
      : bridge.calls['credentials:import']({ from: source }))
    if (isGone.current) {
      if (result.ok) void bridge.calls['credentials:discard']({ draftId: result.value.draftId })
      return
    }
    setIsReading(false)
    if (!result.ok) {
      const isFile = source instanceof File
      setFailure({
        failure: result.error,
        fileName: isFile ? source.name : null,
        source: isFile ? 'file' : source
      })
      return
    }
    if (!onDraft(result.value)) {
      void bridge.calls['credentials:discard']({ draftId: result.value.draftId })
      return
    }
    discardHeld()
    held.current = result.value.draftId
    setDraft(result.value)
  }

  const use: DraftHolder['use'] = async (run) => {
    const usedId = held.current
    held.current = null
    const result = await run()
    if (result.ok || usedId === null) return result
    if (isExpired(result.error)) {
      setDraft(null)
      setFailure(null)
    } else if (isGone.current) void bridge.calls['credentials:discard']({ draftId: usedId })
    else held.current = usedId
    return result
  }

  const remove = () => {
    discardHeld()
    setDraft(null)
    setFailure(null)
  }

  return { draft, failure, isReading, take: (source) => void take(source), remove, use }
}

/** Main has forgotten the draft; the same code with another field is about something else. */
function isExpired({ code, field }: Failure): boolean {
  return code === 'unknown-handle' && field !== 'profileId'
}
