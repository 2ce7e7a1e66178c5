import { createSpotlight } from '@mantine/spotlight'
import { screen, waitFor } from '@testing-library/react'
import { ok } from '@shared/ipc/result'
import { useState } from 'react'
import { expect, it } from 'vitest'
import { useSelection, useView } from '../state/stores'
import { createFakeBridge } from '../test-support/fake-bridge'
import { renderPage } from '../test-support/render'
import { snapshotOf } from '../test-support/samples'
import { Palette } from './palette'
import { useActions } from './use-actions'

const vehicles = [
  { name: 'T-100', fleet: 'Swift Transport' },
  { name: 'T-200', fleet: 'Blue Ridge Freight', plate: 'TX 77' }
]

function Page() {
  const [[store, palette]] = useState(createSpotlight)
  const actions = useActions(palette.open)
  const shown = useView((view) => view.screen)
  const selectedSlot = useSelection((selection) => selection.selectedSlot)
  return (
    <>
      <output>{`${shown} ${selectedSlot ?? '-'}`}</output>
      <Palette store={store} actions={actions} />
    </>
  )
}

async function open() {
  const bridge = createFakeBridge({ 'positions:snapshot': () => Promise.resolve(ok(snapshotOf(vehicles))) })
  const page = await renderPage(<Page />, { bridge })
  await page.user.keyboard('{Control>}k{/Control}')
  await screen.findByRole('dialog')
  return page
}

const state = () => document.querySelector('output')?.textContent

it('takes what is typed right after Ctrl-K, and Enter chooses the first vehicle and shows the map', async () => {
  const { user } = await open()
  await user.keyboard('tx 7')
  await screen.findByText('Blue Ridge Freight · TX 77')
  await user.keyboard('{Enter}')
  await waitFor(() => expect(state()).toBe('map 1'))
})

it('runs an action by name', async () => {
  const { user } = await open()
  await user.keyboard('settings{Enter}')
  await waitFor(() => expect(state()).toBe('settings -'))
})

it('says when nothing is called so', async () => {
  const { user } = await open()
  await user.keyboard('zzz')
  expect(await screen.findByText('No vehicle, fleet or action is called “zzz”.')).toBeDefined()
})
