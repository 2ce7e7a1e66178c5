import { fireEvent, screen } from '@testing-library/react'
import { ok } from '@shared/ipc/result'
import { expect, it } from 'vitest'
import { createFakeBridge } from '../../test-support/fake-bridge'
import { renderPage } from '../../test-support/render'
import { settings } from '../../test-support/samples'
import { PanelEdge } from './panel-edge'
import { usePanelWidth } from './use-panel-width'

function Page() {
  const { edgeProps } = usePanelWidth()
  return <PanelEdge controls="list" {...edgeProps} />
}

const render = (listWidthPx: number) =>
  renderPage(<Page />, {
    bridge: createFakeBridge({ 'settings:get': () => Promise.resolve(ok(settings({ listWidthPx }))) })
  })
const edge = () => screen.getByRole('separator', { name: 'Width of the vehicle list' })

it.each([
  ['ArrowRight', 380, [{ listWidthPx: 396 }]],
  ['ArrowLeft', 380, [{ listWidthPx: 364 }]],
  ['Home', 380, [{ listWidthPx: 280 }]],
  ['End', 380, [{ listWidthPx: 614 }]],
  ['ArrowLeft', 280, []],
  ['a', 380, []]
])('moves with %s from %d px', async (key, listWidthPx, changes) => {
  const { bridge } = await render(listWidthPx)
  fireEvent.keyDown(edge(), { key })
  expect(bridge.inputsOf('settings:change')).toEqual(changes)
})

it('follows the pointer and is saved once, when it is let go', async () => {
  const { bridge } = await render(380)
  fireEvent.pointerDown(edge(), { clientX: 400, pointerId: 1 })
  fireEvent.pointerMove(edge(), { clientX: 420 })
  fireEvent.pointerMove(edge(), { clientX: 450 })
  expect(edge().getAttribute('aria-valuenow')).toBe('430')
  expect(bridge.inputsOf('settings:change')).toEqual([])
  fireEvent(edge(), new Event('lostpointercapture'))
  expect(bridge.inputsOf('settings:change')).toEqual([{ listWidthPx: 430 }])
  fireEvent.pointerMove(edge(), { clientX: 500 })
  expect(edge().getAttribute('aria-valuenow')).toBe('430')
})
