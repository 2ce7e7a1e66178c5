import { screen, waitFor, within } from '@testing-library/react'
import { verdictOf } from '@shared/domain/verdict-answers'
import { fail, ok } from '@shared/ipc/result'
import { expect, it } from 'vitest'
import { useStores } from '@renderer/state/stores'
import { createFakeBridge } from '@renderer/test-support/fake-bridge'
import { renderPage } from '@renderer/test-support/render'
import { chaseDraft, fleetList, fleetRow } from '@renderer/test-support/samples-fleets'
import { ChaseDialog } from './chase-dialog'

const nowMs = new Date(2026, 10, 22, 9, 12).getTime()

function Page() {
  const { fleetView } = useStores()
  return (
    <>
      <button onClick={() => fleetView.getState().chase('b')}>chase</button>
      <ChaseDialog />
    </>
  )
}

async function openDialog(draft = chaseDraft({ toEmail: 'ops@blue.example' })) {
  const row = fleetRow({ key: 'b', name: 'Blue Mesa', verdict: verdictOf('login-lost', { providerName: 'Samsara' }) })
  const bridge = createFakeBridge({
    'fleets:get': () => Promise.resolve(ok(fleetList({ rows: [row] }))),
    'fleets:chase-draft': ({ language }) =>
      Promise.resolve(ok(language === 'es' ? { ...draft, subject: 'Un asunto', body: 'Un mensaje: {link}' } : draft))
  })
  const page = await renderPage(<Page />, { bridge, now: () => nowMs })
  await page.user.click(screen.getByRole('button', { name: 'chase' }))
  return { ...page, dialog: within(await screen.findByRole('dialog', { name: 'Write to Blue Mesa' })) }
}

it('writes a message that can be changed, and copies it with the link that only main has', async () => {
  const { dialog, user, bridge } = await openDialog()
  expect(await dialog.findByText('To: ops@blue.example')).toBeDefined()
  await user.type(dialog.getByRole('textbox', { name: 'Message' }), ' Thanks!')
  expect(dialog.getByText(/A message: https:\/\/… repair link, hidden here … Thanks!/)).toBeDefined()
  await user.click(dialog.getByRole('button', { name: 'Copy message' }))
  expect(bridge.inputsOf('fleets:chase')).toEqual([
    { key: 'b', language: 'en', via: 'copy', subject: 'A subject', body: 'A message: {link} Thanks!' }
  ])
  expect(await screen.findByText('Message to Blue Mesa copied')).toBeDefined()
  expect(screen.getByText(/Noted in the activity, and snoozed until Mon 09:12\./)).toBeDefined()
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

it('writes in Spanish when asked, and opens the mail program', async () => {
  const { dialog, user, bridge } = await openDialog()
  await user.click(await dialog.findByRole('radio', { name: 'Español' }))
  expect(await dialog.findByDisplayValue('Un asunto')).toBeDefined()
  await user.click(dialog.getByRole('button', { name: 'Open in mail' }))
  expect(bridge.inputsOf('fleets:chase')).toMatchObject([{ language: 'es', via: 'mail', body: 'Un mensaje: {link}' }])
})

it('warns when the link was taken out, and says when there is none', async () => {
  const first = await openDialog()
  await first.user.clear(await first.dialog.findByRole('textbox', { name: 'Message' }))
  expect(first.dialog.getByText(/The message has no \{link\} any more/)).toBeDefined()
  first.unmount()
  const { dialog } = await openDialog(chaseDraft({ hasLink: false, body: 'Please call' }))
  expect(await dialog.findByText(/no invitation link any more/)).toBeDefined()
})

it('stays open with what was typed when nothing could be copied', async () => {
  const { dialog, user, bridge } = await openDialog()
  bridge.answer('fleets:chase', () => Promise.resolve(fail('clipboard')))
  await user.type(await dialog.findByRole('textbox', { name: 'Message' }), '!')
  await user.click(dialog.getByRole('button', { name: 'Copy message' }))
  expect(await screen.findByText('Nothing was copied or opened')).toBeDefined()
  expect(dialog.getByDisplayValue('A message: {link}!')).toBeDefined()
})
