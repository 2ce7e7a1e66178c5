import '@mantine/core/styles.css'
import '@renderer/ui/tokens.css'
import '@renderer/ui/global.css'
import { ok } from '@shared/ipc/result'
import { FleetsScreen } from '@renderer/features/fleets/fleets-screen'
import { InvitationsScreen } from '@renderer/features/invitations/invitations-screen'
import { Appearance } from '@renderer/shell/appearance'
import { StoresProvider } from '@renderer/state/stores'
import { createFakeBridge } from '@renderer/test-support/fake-bridge'
import { invitationList } from '@renderer/test-support/samples'
import { fleetList, fleetsMeta } from '@renderer/test-support/samples-fleets'
import { createElement, type ReactElement } from 'react'
import { createRoot } from 'react-dom/client'
import { recordKeystrokes, type KeystrokeRecorder } from '../../map/page/keystrokes'
import { until } from '../../map/page/waiting'
import { benchRows, countsOf, fleetOf, typedTexts } from './bench-rows'
import type { ListKind, TypingBench } from './typing-bench'
import { NaiveScreen } from './naive-screen'

let keystrokes: KeystrokeRecorder | null = null
let rows: ReturnType<typeof benchRows> = []

function place(): HTMLElement {
  const root = document.querySelector<HTMLElement>('#root')
  if (root === null) throw new Error('The page has no place for the screen')
  return root
}

/** A table that shows a part of its rows says how many there are; the first is its head. */
function shownCount(): number {
  const said = document.querySelector('[aria-rowcount]')?.getAttribute('aria-rowcount')
  return said === undefined || said === null ? document.querySelectorAll('tbody tr').length : Number(said) - 1
}

function ours(list: ListKind): ReactElement {
  const bridge = createFakeBridge(
    list === 'invitations'
      ? { 'invitations:get': () => Promise.resolve(ok(invitationList({ rows: [...rows] }))) }
      : {
          'fleets:get': () =>
            Promise.resolve(ok(fleetList({ rows: rows.map(fleetOf), meta: fleetsMeta({ asOfMs: 1 }) })))
        }
  )
  const shown = createElement(list === 'invitations' ? InvitationsScreen : FleetsScreen)
  const screen = createElement(Appearance, { nonce: '', children: shown })
  return createElement(StoresProvider, { bridge, children: screen })
}

const bench: TypingBench = {
  async start({ list, kind, size }) {
    rows = benchRows(size, Date.now())
    const screen = kind === 'ours' ? ours(list) : createElement(NaiveScreen, { rows })
    createRoot(place()).render(
      createElement(
        'div',
        { style: { height: 760, display: 'grid', gridTemplateRows: 'minmax(0, 1fr)', overflow: 'hidden' } },
        screen
      )
    )
    await until(() => (shownCount() === size ? true : null), 'the rows')
    keystrokes = recordKeystrokes(place(), shownCount)
  },
  texts: () => typedTexts.map((text) => ({ text, counts: countsOf(rows, text) })),
  takeKeystrokes: () => keystrokes?.take() ?? [],
  answeredCount: () => keystrokes?.answeredCount() ?? 0,
  answered: (moreThan) => keystrokes?.answered(moreThan) ?? Promise.resolve()
}

window.typingBench = bench
