import { createSpotlight } from '@mantine/spotlight'
import { screen, waitFor } from '@testing-library/react'
import { ok } from '@shared/ipc/result'
import { useState } from 'react'
import { expect, it } from 'vitest'
import { useSelection, useView } from '../state/stores'
import { createFakeBridge } from '../test-support/fake-bridge'
import { renderPage } from '../test-support/render'
import { profileList, profileSummary, snapshotOf, testProfile } from '../test-support/samples'
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
  const dialog = useView((view) => view.dialog)
  const selectedSlot = useSelection((selection) => selection.selectedSlot)
  return (
    <>
      <output>{`${shown} ${selectedSlot ?? '-'}${dialog === null ? '' : ` ${dialog}`}`}</output>
      <Palette store={store} actions={actions} />
    </>
  )
}

async function open() {
  const profiles = [profileSummary({ status: 'open' }), profileSummary({ ...testProfile(), status: 'signed-in' })]
  const bridge = createFakeBridge({
    'positions:snapshot': () => Promise.resolve(ok(snapshotOf(vehicles))),
    'profiles:get': () => Promise.resolve(ok(profileList(profiles)))
  })
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

it('switches to another profile by its name, and does not offer the open one', async () => {
  const { bridge, user } = await open()
  await user.keyboard('switch to')
  expect(screen.queryByText('Switch to Demo Insurance')).toBeNull()
  await user.keyboard(' stag{Enter}')
  await waitFor(() => expect(bridge.inputsOf('profiles:open')).toEqual([{ profileId: 'profile-test' }]))
})

it.each([
  ['session', 'map - session'],
  ['add prof', 'map - add-profile']
])('opens what “%s” names', async (typed, expected) => {
  const { user } = await open()
  await user.keyboard(`${typed}{Enter}`)
  await waitFor(() => expect(state()).toBe(expected))
})

it('locks', async () => {
  const { bridge, user } = await open()
  await user.keyboard('lock{Enter}')
  await waitFor(() => expect(bridge.inputsOf('session:lock')).toEqual([{ revokesToken: false }]))
})
