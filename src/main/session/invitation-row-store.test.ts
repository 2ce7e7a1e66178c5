import { expect, it } from 'vitest'
import { createMemoryCache } from '../fleet/memory-cache'
import { createInvitationRowStore } from './invitation-row-store'

const { blobs } = createMemoryCache('/nowhere')
const store = createInvitationRowStore(blobs)

it('has nothing at first, and then what was saved', async () => {
  expect(await store.load()).toBeNull()
  await store.save({ rows: [], asOfMs: 7 })
  expect(await store.load()).toEqual({ rows: [], asOfMs: 7 })
  await store.saveAsOf(9)
  expect(await store.load()).toEqual({ rows: [], asOfMs: 9 })
})

it.each(['{"rows":[{"fleetName":"Acme', '[]', '{"rows":1,"asOfMs":null}'])(
  'takes content that is not its own for nothing, without an error that would quote it: %s',
  async (content) => {
    await blobs.put('invitations', Buffer.from(content))
    expect(await store.load()).toBeNull()
  }
)
