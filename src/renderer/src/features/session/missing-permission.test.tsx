import { screen } from '@testing-library/react'
import type { PermissionArea } from '@shared/domain/permissions'
import { ok } from '@shared/ipc/result'
import { expect, it } from 'vitest'
import { createFakeBridge } from '../../test-support/fake-bridge'
import { renderPage } from '../../test-support/render'
import { openSession, positionStatus } from '../../test-support/samples'
import { VehicleList } from '../vehicles/vehicle-list'
import { MissingPermission } from './missing-permission'

const withPermissions = (permissions: readonly string[]) => ({
  'session:get': () => Promise.resolve(ok(openSession({ permissions: [...permissions] })))
})

it.each([
  ['positions', 'telematics:read', 'read vehicles and their positions'],
  ['invitations', 'invitation:read', 'read invitations'],
  ['invite', 'invitation:create', 'create invitations'],
  ['revoke', 'invitation:delete', 'delete invitations']
] as const)('names what %s lacks, by name and in words, and whom to ask', async (area, permission, words) => {
  await renderPage(<MissingPermission area={area} />, { bridge: createFakeBridge(withPermissions(['fleet:read'])) })
  const text = screen.getByRole('status').textContent
  expect(text).toContain(`${permission} (${words})`)
  expect(text).toContain('Ask your Catena contact')
})

it.each([
  ['positions', ['telematics:read']],
  ['positions', []],
  ['invite', ['invitation:*']]
] as [PermissionArea, string[]][])('says nothing of %s with %j', async (area, permissions) => {
  await renderPage(<MissingPermission area={area} />, { bridge: createFakeBridge(withPermissions(permissions)) })
  expect(screen.queryByRole('status')).toBeNull()
})

it('believes a server that says no, and one that has just said yes, more than the list', async () => {
  const bridge = createFakeBridge(withPermissions(['telematics:read']))
  const { unmount } = await renderPage(<MissingPermission area="positions" lastError="forbidden" />, { bridge })
  expect(screen.getByRole('status').textContent).toContain('telematics:read')
  unmount()
  await renderPage(<MissingPermission area="positions" isWorking />, {
    bridge: createFakeBridge(withPermissions(['fleet:read']))
  })
  expect(screen.queryByRole('status')).toBeNull()
})

it('stands in the empty list instead of a call to invite', async () => {
  const bridge = createFakeBridge({
    ...withPermissions(['fleet:read']),
    'positions:status': () =>
      Promise.resolve(ok(positionStatus({ source: 'nothing', asOfMs: null, lastError: 'forbidden' })))
  })
  await renderPage(<VehicleList />, { bridge })
  expect(screen.getByText('Positions may not be read')).toBeDefined()
  expect(screen.queryByText('No vehicles yet')).toBeNull()
})

it('leaves the list alone while positions come', async () => {
  await renderPage(<VehicleList />, { bridge: createFakeBridge(withPermissions(['vehicle:read'])) })
  expect(screen.queryByText('Positions may not be read')).toBeNull()
})
