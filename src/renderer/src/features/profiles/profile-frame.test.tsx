import { Modal } from '@mantine/core'
import { act, screen } from '@testing-library/react'
import { ok } from '@shared/ipc/result'
import type { SessionState } from '@shared/ipc/schemas-session'
import { expect, it } from 'vitest'
import { createFakeBridge } from '../../test-support/fake-bridge'
import { renderPage } from '../../test-support/render'
import { lockedSession, openSession, profile, signedOut, testProfile } from '../../test-support/samples'
import { frameLook } from './frame-look'
import { ProfileFrame } from './profile-frame'

async function show(session: SessionState) {
  const bridge = createFakeBridge({ 'session:get': () => Promise.resolve(ok(session)) })
  return renderPage(
    <ProfileFrame>
      <main>page</main>
    </ProfileFrame>,
    { bridge }
  )
}

const frame = () => screen.queryByTestId('profile-frame')
const band = () => screen.queryByRole('complementary', { name: 'Test profile' })?.textContent

it.each([
  ['open', openSession({ profile: testProfile() })],
  ['locked', lockedSession({ profile: testProfile() })],
  ['remembered', signedOut({ remembered: testProfile() })]
])('a test profile that is %s has an amber frame and names its host', async (_, session) => {
  await show(session)
  expect(frame()?.dataset).toMatchObject({ line: 'solid', frameColour: 'amber' })
  expect(band()).toBe('TEST · api.staging.example')
})

it('a profile on Catena’s own hosts that was marked as test is named, for its host says nothing', async () => {
  await show(openSession({ profile: testProfile({ name: 'Trial fleets', isMarkedTest: true }) }))
  expect(band()).toBe('TEST · Trial fleets')
})

it('production has no frame, and one in its colour when it was given one', async () => {
  const { bridge } = await show(openSession())
  expect(frame()).toBeNull()
  act(() => bridge.emit('session:changed', openSession({ profile: profile({ frameColour: 'teal' }) })))
  expect(frame()?.dataset).toMatchObject({ line: 'solid', frameColour: 'teal' })
  expect(band()).toBeUndefined()
})

it.each([
  ['test', 'automatic', { line: 'solid', colour: 'amber' }],
  ['test', 'violet', { line: 'solid', colour: 'violet' }],
  ['demo', 'automatic', { line: 'dashed', colour: 'automatic' }],
  ['production', 'automatic', null],
  ['production', 'red', { line: 'solid', colour: 'red' }]
] as const)('%s in %s', (environment, frameColour, look) => {
  expect(frameLook({ environment, frameColour })).toEqual(look)
})

it('keeps the band readable while a dialog is open', async () => {
  const bridge = createFakeBridge({
    'session:get': () => Promise.resolve(ok(openSession({ profile: testProfile() })))
  })
  await renderPage(
    <ProfileFrame>
      <Modal opened onClose={() => undefined} title="Question">
        question
      </Modal>
    </ProfileFrame>,
    { bridge }
  )
  expect(await screen.findByRole('dialog')).toBeDefined()
  expect(band()).toBe('TEST · api.staging.example')
})

it('names the profile in the title of the page, and nobody once signed out', async () => {
  const { bridge } = await show(openSession())
  expect(document.title).toBe('Demo Insurance — Fleet Desk')
  act(() => bridge.emit('session:changed', openSession({ profile: testProfile() })))
  expect(document.title).toBe('TEST Staging — Fleet Desk')
  act(() => bridge.emit('session:changed', signedOut({ remembered: testProfile() })))
  expect(document.title).toBe('Fleet Desk')
})
