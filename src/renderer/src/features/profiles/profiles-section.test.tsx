import { act, screen, within } from '@testing-library/react'
import { fail, ok } from '@shared/ipc/result'
import type { ProfileSummary } from '@shared/ipc/schemas-profiles'
import { describe, expect, it } from 'vitest'
import { useStores, useView } from '../../state/stores'
import { createFakeBridge } from '../../test-support/fake-bridge'
import { renderPage } from '../../test-support/render'
import { profileList, profileSummary, testProfile } from '../../test-support/samples'
import { ProfilesSection } from './profiles-section'

const nowMs = Date.UTC(2026, 10, 22, 12)
const openOne = profileSummary({ status: 'open' })
const testOne = profileSummary({
  ...testProfile(),
  status: 'signed-out',
  secret: 'set-aside',
  lastOpenedAtMs: nowMs - 2 * 3_600_000
})

function Page() {
  const { view } = useStores()
  const { dialog, dialogProfileId } = useView((state) => state)
  return (
    <>
      <output>{`${dialog ?? '-'} ${dialogProfileId ?? '-'}`}</output>
      <button onClick={() => view.getState().showSettingsPart('profiles')}>manage</button>
      <ProfilesSection />
    </>
  )
}

async function show(profiles: readonly ProfileSummary[] = [openOne, testOne]) {
  const bridge = createFakeBridge({ 'profiles:get': () => Promise.resolve(ok(profileList(profiles))) })
  return renderPage(<Page />, { bridge, now: () => nowMs })
}

async function showDetails(profile: ProfileSummary) {
  const page = await show([profile])
  await page.user.click(screen.getByRole('button', { name: `Details of ${profile.name}` }))
  return page
}

const row = (name: RegExp) => screen.getByRole('row', { name })
const state = () => document.querySelector('output')?.textContent

it('says of each profile where it connects to, how its secret stands, and when it was last opened', async () => {
  await show()
  const cells = (name: RegExp) =>
    within(row(name))
      .getAllByRole('cell')
      .map((cell) => cell.textContent)
  expect(cells(/Demo Insurance/).slice(0, 2)).toEqual(['Sealed by the system’s key store', 'Open now'])
  expect(cells(/Staging/).slice(0, 2)).toEqual(['Set aside, could not be read', '2 h ago'])
  expect(within(row(/Staging/)).getByText('api.staging.example')).toBeDefined()
  expect(within(row(/Staging/)).getByText('Test')).toBeDefined()
})

it('opens a profile, but not the open one', async () => {
  const { bridge, user } = await show()
  expect(screen.queryByRole('button', { name: 'Open Demo Insurance' })).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Open Staging' }))
  expect(bridge.inputsOf('profiles:open')).toEqual([{ profileId: 'profile-test' }])
})

it('comes into view and takes the focus when the profiles are to be managed', async () => {
  const { user } = await show()
  await user.click(screen.getByText('manage'))
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Profiles' }))
})

describe('the details', () => {
  it('give the frame another colour, chosen by name', async () => {
    const { bridge, user } = await showDetails(openOne)
    const colours = within(screen.getByRole('group', { name: 'Frame colour' })).getAllByRole<HTMLInputElement>('radio')
    expect(colours.find(({ checked }) => checked)?.value).toBe('automatic')
    await user.click(screen.getByRole('radio', { name: 'Violet' }))
    expect(bridge.inputsOf('profiles:change')).toEqual([{ profileId: 'profile-1', frameColour: 'violet' }])
  })

  it('mark a profile on Catena’s own servers as test', async () => {
    const { bridge, user } = await showDetails(openOne)
    await user.click(screen.getByRole('switch', { name: /^Mark as test/ }))
    expect(bridge.inputsOf('profiles:change')).toEqual([{ profileId: 'profile-1', isMarkedTest: true }])
  })

  it('take the mark off again, but never from a profile on other servers', async () => {
    const marked = profileSummary({ environment: 'test', isMarkedTest: true })
    const { bridge, user } = await showDetails(marked)
    await user.click(screen.getByRole('switch', { name: /^Mark as test/ }))
    expect(bridge.inputsOf('profiles:change')).toEqual([{ profileId: 'profile-1', isMarkedTest: false }])
    act(() => bridge.emit('profiles:changed', profileList([{ ...marked, isMarkedTest: false }])))
    expect(screen.queryByRole('switch')).toBeNull()
    expect(screen.getByText(/Always a test profile/)).toBeDefined()
  })

  it('say why a change did not work', async () => {
    const { bridge, user } = await showDetails(openOne)
    bridge.answer('profiles:change', () => Promise.resolve(fail('internal')))
    await user.click(screen.getByRole('radio', { name: 'Red' }))
    expect(await screen.findByText('Profile not changed')).toBeDefined()
  })

  it.each([
    ['Rename…', 'rename-profile profile-1'],
    ['Replace secret…', 'replace-secret -'],
    ['Remove…', 'remove-profile profile-1']
  ])('lead on to %s', async (name, expected) => {
    const { user } = await showDetails(openOne)
    await user.click(screen.getByRole('button', { name }))
    expect(state()).toBe(expected)
  })

  it('replace the secret of the open profile only', async () => {
    await showDetails(testOne)
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Replace secret…' }).disabled).toBe(true)
  })

  it('duplicate without the secret, and show where the copy is', async () => {
    const { bridge, user } = await showDetails(openOne)
    const copy = profileSummary({
      id: 'profile-copy',
      name: 'Demo Insurance copy',
      status: 'signed-out',
      secret: 'none'
    })
    bridge.answer('profiles:get', () => Promise.resolve(ok(profileList([openOne, copy]))))
    await user.click(screen.getByRole('button', { name: 'Duplicate without secret' }))
    expect(bridge.inputsOf('profiles:duplicate')).toEqual([{ profileId: 'profile-1' }])
    expect(await screen.findByText('Demo Insurance copy was added')).toBeDefined()
    const details = screen.getByRole('button', { name: 'Details of Demo Insurance copy' })
    expect(details.getAttribute('aria-expanded')).toBe('true')
    expect(document.activeElement).toBe(details)
  })

  it('offer nothing for the demo, which is made anew each time', async () => {
    await showDetails(profileSummary({ environment: 'demo', status: 'open' }))
    expect(screen.getByText(/made anew/)).toBeDefined()
    expect(screen.queryByRole('button', { name: 'Remove…' })).toBeNull()
  })
})
