import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { pageLanguage } from '@shared/domain/language'
import type { Failure } from '@shared/ipc/result'
import type { ChaseDraft, ChaseLanguage, FleetRow } from '@shared/ipc/schemas-fleets'
import { useEffect, useState } from 'react'
import { useBridge, useNow } from '@renderer/state/stores'
import { failureSentence } from '@renderer/ui/failure-words'
import { isTooLongForMail, mailTooLong } from '@renderer/ui/mail-too-long'
import { chaseWords } from './chase-words'
import { formatUntil } from './use-snooze'

/** A message in the making. */
export interface Chase {
  readonly language: ChaseLanguage
  readonly setLanguage: (language: ChaseLanguage) => void
  /** Null while main writes it. */
  readonly draft: ChaseDraft | null
  readonly failure: Failure | null
  readonly writeAgain: () => void
  readonly setSubject: (subject: string) => void
  readonly setBody: (body: string) => void
  readonly isSending: boolean
  readonly send: (via: 'copy' | 'mail') => void
}

const dayMs = 24 * 3_600_000

/**
 * @param row the fleet that the message is for
 * @param onDone once it has left
 */
export function useChase(row: FleetRow, onDone: () => void): Chase {
  const bridge = useBridge()
  const nowMs = useNow()
  const [language, setLanguage] = useState<ChaseLanguage>(pageLanguage)
  const [draft, setDraft] = useState<ChaseDraft | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [writes, setWrites] = useState(0)
  const [isSending, setSending] = useState(false)
  const { key, name } = row
  useEffect(() => {
    let isOver = false
    void bridge.calls['fleets:chase-draft']({ key, language }).then((answer) => {
      if (isOver) return
      setDraft(answer.ok ? answer.value : null)
      setFailure(answer.ok ? null : answer.error)
    })
    return () => {
      isOver = true
    }
  }, [bridge, key, language, writes])

  const change = (parts: Partial<ChaseDraft>) =>
    setDraft((before) => (before === null ? null : { ...before, ...parts }))

  const send = async (via: 'copy' | 'mail', { subject, body }: ChaseDraft) => {
    setSending(true)
    const answer = await bridge.calls['fleets:chase']({ key, language, via, subject, body })
    setSending(false)
    if (!answer.ok) {
      notifications.show({
        color: 'red',
        title: chaseWords.notSent,
        message: isTooLongForMail(via, answer.error) ? mailTooLong : failureSentence(answer.error)
      })
      return
    }
    onDone()
    const toast = `chase-${key}`
    const wake = () => {
      notifications.hide(toast)
      void bridge.calls['fleets:snooze']({ key, untilMs: null, reason: '' })
    }
    notifications.hide(toast)
    notifications.show({
      id: toast,
      autoClose: 8000,
      title: via === 'copy' ? chaseWords.copiedTitle(name) : chaseWords.mailedTitle(name),
      message: (
        <>
          {chaseWords.done(formatUntil(nowMs + dayMs, nowMs))}{' '}
          <Button size="compact-xs" variant="subtle" onClick={wake}>
            {chaseWords.undo}
          </Button>
        </>
      )
    })
  }

  return {
    language,
    setLanguage,
    draft,
    failure,
    writeAgain: () => setWrites((count) => count + 1),
    setSubject: (subject) => change({ subject }),
    setBody: (body) => change({ body }),
    isSending,
    send: (via) => {
      if (draft !== null && !isSending) void send(via, draft)
    }
  }
}
