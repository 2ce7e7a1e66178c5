import { fail, ok } from '@shared/ipc/result'
import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { createFakeBridge } from '../../test-support/fake-bridge'
import { renderPage } from '../../test-support/render'
import { snapshotOf } from '../../test-support/samples'
import { ExportMenu } from './export-menu'

const fleet = () =>
  createFakeBridge({
    'positions:snapshot': () => Promise.resolve(ok(snapshotOf([{ name: 'A' }, { name: 'B' }, { name: 'C' }])))
  })

it('says how many rows there will be before anything is written, and sends every one', async () => {
  const { user, bridge } = await renderPage(<ExportMenu />, { bridge: fleet() })
  await user.click(screen.getByRole('button', { name: 'Export' }))
  expect(await screen.findByText('3 rows: every vehicle')).toBeTruthy()
  expect(bridge.inputsOf('export:vehicles')).toEqual([])
  await user.click(screen.getByRole('menuitem', { name: 'Table (CSV)…' }))
  expect(await screen.findByText('3 rows in vehicles.csv')).toBeTruthy()
  const [input] = bridge.inputsOf('export:vehicles')
  expect(input).toMatchObject({ format: 'csv', filterText: null })
  expect([...(input?.slots ?? [])]).toEqual([0, 1, 2])
})

it('says when vehicles left while the file was written', async () => {
  const bridge = fleet()
  bridge.answer('export:vehicles', () => Promise.resolve(ok({ kind: 'saved', fileName: 'a.csv', rowCount: 2 })))
  const { user } = await renderPage(<ExportMenu />, { bridge })
  await user.click(screen.getByRole('button', { name: 'Export' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Map data (GeoJSON)…' }))
  expect(await screen.findByText(/1 vehicle left while the file was being written/)).toBeTruthy()
})

it('says what to do when the disk is full, and nothing when the person changed their mind', async () => {
  const bridge = fleet()
  bridge.answer('export:vehicles', () => Promise.resolve(ok({ kind: 'not-written', reason: 'disk-full' })))
  const { user } = await renderPage(<ExportMenu />, { bridge })
  await user.click(screen.getByRole('button', { name: 'Export' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Table (CSV)…' }))
  expect(await screen.findByText(/The disk is full/)).toBeTruthy()
})

it('says that the vehicles are others by now', async () => {
  const bridge = fleet()
  bridge.answer('export:vehicles', () => Promise.resolve(fail('not-found')))
  const { user } = await renderPage(<ExportMenu />, { bridge })
  await user.click(screen.getByRole('button', { name: 'Export' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Table (CSV)…' }))
  expect(await screen.findByText(/read anew meanwhile/)).toBeTruthy()
})

it('has nothing to export while there are no vehicles', async () => {
  const { user } = await renderPage(<ExportMenu />)
  await user.click(screen.getByRole('button', { name: 'Export' }))
  expect(await screen.findByText('No vehicles to export')).toBeTruthy()
  expect(screen.getByRole('menuitem', { name: 'Table (CSV)…' })).toHaveProperty('disabled', true)
})

it('stops an export that takes long', async () => {
  const bridge = fleet()
  bridge.answer('export:vehicles', () => new Promise(() => undefined))
  const { user } = await renderPage(<ExportMenu />, { bridge })
  await user.click(screen.getByRole('button', { name: 'Export' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Table (CSV)…' }))
  await user.click(await screen.findByRole('button', { name: 'Cancel' }))
  const [input] = bridge.inputsOf('export:vehicles')
  expect(bridge.inputsOf('export:cancel')).toEqual([{ exportId: input?.exportId }])
})
