import { expect, it, vi } from 'vitest'
import { apiPartition, createApiFetch } from './api-fetch'

it('keeps API answers out of the disk cache', async () => {
  const fetch = vi.fn(() => Promise.resolve(new Response()))
  const fromPartition = vi.fn(() => ({ fetch }))
  await createApiFetch({ fromPartition })('https://api.example.com', { method: 'GET' })
  expect(fromPartition).toHaveBeenCalledWith(apiPartition, { cache: false })
  // A partition that begins with "persist:" would be on disk.
  expect(apiPartition).not.toMatch(/^persist:/)
  expect(fetch).toHaveBeenCalledWith('https://api.example.com', { method: 'GET' })
})
