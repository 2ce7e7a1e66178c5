import { screen, waitFor } from '@testing-library/react'
import { fail, ok } from '@shared/ipc/result'
import { describe, expect, it } from 'vitest'
import { createFakeBridge } from '../../test-support/fake-bridge'
import { renderPage } from '../../test-support/render'
import { appInfo } from '../../test-support/samples'
import { SettingsScreen } from './settings-screen'

it('saves a choice at once', async () => {
  const { bridge, user } = await renderPage(<SettingsScreen />)
  await user.click(screen.getByRole('radio', { name: 'Kilometres per hour' }))
  await user.click(screen.getByRole('radio', { name: 'Dark' }))
  expect(bridge.inputsOf('settings:change')).toEqual([{ speedUnit: 'kph' }, { colourScheme: 'dark' }])
})

it('saves the retention only when the field is left, within its bounds', async () => {
  const { bridge, user } = await renderPage(<SettingsScreen />)
  const field = screen.getByLabelText('Keep positions for')
  await user.clear(field)
  await user.type(field, '400')
  expect(bridge.inputsOf('settings:change')).toEqual([])
  await user.tab()
  expect(bridge.inputsOf('settings:change')).toEqual([{ retentionDays: 365 }])
})

it('keeps the retention when the field is left empty', async () => {
  const { bridge, user } = await renderPage(<SettingsScreen />)
  await user.clear(screen.getByLabelText('Keep positions for'))
  await user.tab()
  expect(bridge.inputsOf('settings:change')).toEqual([])
  expect(screen.getByLabelText<HTMLInputElement>('Keep positions for').value).toBe('30 days')
})

it('takes a choice back when it could not be saved, and says so', async () => {
  const bridge = createFakeBridge({ 'settings:change': () => Promise.resolve(fail('internal')) })
  const { user } = await renderPage(<SettingsScreen />, { bridge })
  await user.click(screen.getByRole('switch', { name: /Group vehicles/ }))
  await screen.findByText('Setting not saved')
  await waitFor(() => expect(screen.getByRole('switch', { name: /Group vehicles/ })).toHaveProperty('checked', true))
})

it('names the version and the licences of the map data', async () => {
  await renderPage(<SettingsScreen />)
  expect(screen.getByText('0.1.0')).toBeDefined()
  expect(screen.getByText(/GeoNames \(CC BY 4\.0\)/)).toBeDefined()
})

it('switches one kind of news off and leaves the others', async () => {
  const { bridge, user } = await renderPage(<SettingsScreen />)
  await user.click(screen.getByRole('switch', { name: 'A fleet declined' }))
  expect(bridge.inputsOf('settings:change')).toEqual([
    { notifications: { accepted: true, declined: false, expiring: true, outage: true } }
  ])
})

describe('security', () => {
  it('lets quitting clear a copied link', async () => {
    const { bridge, user } = await renderPage(<SettingsScreen />)
    await user.click(screen.getByRole('switch', { name: 'Clear copied links when quitting' }))
    expect(bridge.inputsOf('settings:change')).toEqual([{ clearsClipboardAtQuit: true }])
  })

  it('names what seals the secret, and lets quitting keep the token', async () => {
    const { bridge, user } = await renderPage(<SettingsScreen />)
    expect(screen.getByText(/sealed by the system keyring/)).toBeDefined()
    await user.click(screen.getByRole('switch', { name: 'Revoke the access token when quitting' }))
    expect(bridge.inputsOf('settings:change')).toEqual([{ revokesOnQuit: false }])
    expect(screen.getByText(/up to three seconds/)).toBeDefined()
  })

  it.each([
    [true, 1],
    [false, 0]
  ])('speaks of an outdated Electron where there is one: %s', async (isOldElectron, count) => {
    const bridge = createFakeBridge({ 'app:info': () => Promise.resolve(ok(appInfo({ isOldElectron }))) })
    await renderPage(<SettingsScreen />, { bridge })
    expect(screen.queryAllByText('Outdated Electron')).toHaveLength(count)
  })
})
