import { Button, VisuallyHidden } from '@mantine/core'
import type { InvitationRow } from '@shared/ipc/schemas-invitations'
import { useEffect, useState } from 'react'
import { useBridge } from '@renderer/state/stores'
import classes from './invitation-panel.module.css'
import { shareWords as words } from './share-words'
import { showFailure } from './use-invitation-actions'

const shownForMs = 30_000

/**
 * The link, hidden until it is asked for. Over a shoulder, in a shared screen or a screenshot it lets a stranger answer for the fleet: it
 * hides again after half a minute, when the window loses the focus, and when the focus goes elsewhere.
 */
export function LinkField({ row }: { readonly row: InvitationRow }) {
  const bridge = useBridge()
  const [link, setLink] = useState<string | null>(null)
  useEffect(() => {
    if (link === null) return
    const hide = () => setLink(null)
    const timer = setTimeout(hide, shownForMs)
    window.addEventListener('blur', hide)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('blur', hide)
    }
  }, [link])
  const reveal = async () => {
    const answer = await bridge.calls['invitations:reveal']({ handle: row.handle })
    if (answer.ok) setLink(answer.value.link)
    else showFailure(answer.error)
  }
  return (
    <div
      className={classes['link']}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setLink(null)
      }}
    >
      {link === null ? (
        <span className={classes['masked']}>
          <span aria-hidden="true">••••••••••••••••</span>
          <VisuallyHidden>{words.masked}</VisuallyHidden>
        </span>
      ) : (
        <code className={classes['revealed']} tabIndex={0}>
          {link}
        </code>
      )}
      <Button
        size="compact-xs"
        variant="default"
        title={words.revealHint}
        onClick={() => {
          if (link === null) void reveal()
          else setLink(null)
        }}
      >
        {link === null ? words.reveal : words.hide}
      </Button>
      <VisuallyHidden role="status">{link === null ? '' : words.revealed}</VisuallyHidden>
    </div>
  )
}
