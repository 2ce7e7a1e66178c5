import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { usualColumns, usualSort } from '@shared/domain/vehicle-columns'
import { noFilter } from '@shared/domain/vehicle-filter'
import { calls } from '@shared/ipc/contract'
import { nothingSaved } from '@shared/ipc/nothing-saved'
import { fail } from '@shared/ipc/result'
import type { SavedPlace, SavedThings, SavedView } from '@shared/ipc/schemas-saved'
import { openConfFile } from '../storage/conf-file'
import { createSavedBook } from './saved'

let root = ''
let folder: string | null = null
let told: SavedThings[] = []
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'fleet-desk-saved-'))
  folder = join(root, 'profile-a')
  told = []
})
afterEach(() => rm(root, { recursive: true, force: true }))

const book = () =>
  createSavedBook({
    open: openConfFile,
    folder: () => folder,
    nowMs: () => 0,
    onChange: (saved) => void told.push(saved)
  })
const view: SavedView = {
  id: 'view-1',
  name: 'Late in Texas',
  filter: { ...noFilter, staleness: ['late'], provinces: ['TX, USA'] },
  sort: [...usualSort],
  columns: [...usualColumns],
  camera: null
}
const place: SavedPlace = {
  id: 'place-1',
  name: 'Yard',
  shape: { kind: 'circle', centre: { longitudeDeg: -96.8, latitudeDeg: 32.8 }, radiusM: 500 }
}

describe('what is saved with a profile', () => {
  it('is there after the next start, and a change of one field leaves the other', () => {
    book().change({ views: [view] })
    const next = book()
    next.change({ places: [place] })
    expect(book().get()).toEqual({ ...nothingSaved, views: [view], places: [place] })
    expect(told.at(-1)).toEqual({ ...nothingSaved, views: [view], places: [place] })
  })

  it('stays with its profile', () => {
    const saved = book()
    saved.change({ views: [view] })
    folder = join(root, 'profile-b')
    expect(saved.get().views).toEqual([])
    saved.publish()
    expect(told.at(-1)).toEqual(nothingSaved)
    folder = join(root, 'profile-a')
    expect(saved.get().views).toEqual([view])
  })

  it('is nothing, and cannot be changed, while no profile is open', () => {
    folder = null
    expect(book().get()).toEqual(nothingSaved)
    expect(book().change({ views: [view] })).toEqual(fail('signed-out'))
    expect(told).toEqual([])
  })

  it('loses one view that cannot be read, not all of them, and keeps the file beside it', async () => {
    book().change({ views: [view], places: [place] })
    const path = join(root, 'profile-a', 'saved.json')
    const content = JSON.parse(await readFile(path, 'utf8')) as SavedThings
    await writeFile(path, JSON.stringify({ ...content, views: [{ ...view, id: 'broken', name: 7 }, view] }))
    expect(book().get()).toEqual({ ...nothingSaved, views: [view], places: [place] })
    expect((await readdir(join(root, 'profile-a'))).filter((name) => name.includes('corrupt'))).toHaveLength(1)
  })
})

describe('what is saved of invitations', () => {
  it('comes back after the next start, and an unreadable template of messages costs nothing else', async () => {
    const filter = {
      id: 'f-1',
      name: 'Ends soon',
      tab: 'expiring',
      text: '',
      sort: { column: 'expires', isDescending: false }
    } as const
    const messageTemplates = { en: { subject: 'Hello {fleet}', body: '{link}' }, es: null, timeZone: null }
    book().change({ invitationFilters: [filter], messageTemplates })
    expect(book().get()).toEqual({ ...nothingSaved, invitationFilters: [filter], messageTemplates })
    const path = join(root, 'profile-a', 'saved.json')
    const content = JSON.parse(await readFile(path, 'utf8')) as SavedThings
    await writeFile(path, JSON.stringify({ ...content, messageTemplates: { en: 7 } }))
    expect(book().get()).toEqual({ ...nothingSaved, invitationFilters: [filter] })
  })
})

describe('the call', () => {
  const { input } = calls['saved:change']
  it.each([
    ['more views than anybody keeps', { views: Array.from({ length: 51 }, () => view) }],
    ['a name without letters', { views: [{ ...view, name: '  ' }] }],
    ['a column that does not exist', { views: [{ ...view, columns: [{ id: 'secret', widthPx: 100 }] }] }],
    [
      'a ring of two points',
      { places: [{ ...place, shape: { kind: 'polygon', ring: [{ longitudeDeg: 1, latitudeDeg: 1 }] } }] }
    ],
    ['a field of another name', { notes: [] }]
  ])('refuses %s', (_what, change) => {
    expect(input.safeParse({ views: [view] }).success).toBe(true)
    expect(input.safeParse(change).success).toBe(false)
  })
})
