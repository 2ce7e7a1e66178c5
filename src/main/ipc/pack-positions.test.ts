import { unpack } from '@shared/ipc/packed'
import { expect, it, vi } from 'vitest'
import { emptySnapshot } from '../session/nothing-open'
import { packSnapshot } from './pack-positions'

it('packs what the page unpacks', () => {
  expect(unpack(packSnapshot(emptySnapshot()))).toEqual(emptySnapshot())
})

it('leaves out what the contract does not name', () => {
  const withMore = { ...emptySnapshot(), clientSecret: 'fake-secret' }
  expect(new TextDecoder().decode(packSnapshot(withMore))).not.toContain('fake-secret')
})

it('refuses columns of another type', () => {
  const snapshot = emptySnapshot()
  const columns = { ...snapshot.columns, slots: [1, 2] as unknown as Uint32Array<ArrayBuffer> }
  expect(() => packSnapshot({ ...snapshot, columns })).toThrow()
})

it('does not walk the entries of a column', () => {
  const snapshot = emptySnapshot()
  const readEntries = Object.values(snapshot.columns).map((column) => vi.spyOn(column, Symbol.iterator as never))
  packSnapshot(snapshot)
  for (const read of readEntries) expect(read).not.toHaveBeenCalled()
})
