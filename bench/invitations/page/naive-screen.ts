import type { InvitationRow } from '@shared/ipc/schemas-invitations'
import { createElement, useState, type ChangeEvent, type ReactElement } from 'react'

/** The naive way: every text is lower-cased anew at each keystroke, and the table is drawn whole. */
export function NaiveScreen({ rows }: { readonly rows: readonly InvitationRow[] }): ReactElement {
  const [text, setText] = useState('')
  const words = text.toLowerCase().split(/\s+/u).filter(Boolean)
  const shown = rows.filter((row) =>
    words.every((word) =>
      [row.fleetRef, row.fleetName, row.fleetEmail].some((field) => (field ?? '').toLowerCase().includes(word))
    )
  )
  const onChange = (event: ChangeEvent<HTMLInputElement>): void => setText(event.currentTarget.value)
  return createElement(
    'section',
    null,
    createElement('input', { 'aria-label': 'Filter', value: text, onChange }),
    createElement(
      'div',
      { style: { height: 600, overflow: 'auto' } },
      createElement(
        'table',
        null,
        createElement(
          'tbody',
          null,
          shown.map((row) =>
            createElement(
              'tr',
              { key: row.handle },
              [
                row.status,
                row.fleetRef,
                row.fleetName,
                row.fleetEmail,
                when(row.createdAtMs),
                when(row.expiresAtMs)
              ].map((cell, column) => createElement('td', { key: column }, cell))
            )
          )
        )
      )
    )
  )
}

function when(atMs: number | null): string {
  return atMs === null ? '' : new Date(atMs).toISOString()
}
