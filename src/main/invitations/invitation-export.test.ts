import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { InvitationRow } from '@shared/ipc/schemas-invitations'
import { Secret } from '../catena/secret'
import { writeInvitations } from './invitation-export'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fleet-desk-export-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

function row(handle: string, more: Partial<InvitationRow> = {}): InvitationRow {
  return {
    handle,
    fleetRef: `ref ${handle}`,
    fleetName: null,
    fleetEmail: null,
    fleetPhone: null,
    status: 'active',
    createdAtMs: null,
    expiresAtMs: null,
    acceptedAtMs: null,
    declinedAtMs: null,
    declineReason: null,
    permissions: {},
    limitTsps: [],
    chased: null,
    ...more
  }
}

async function written(
  rows: readonly InvitationRow[],
  handles: readonly string[],
  more: Partial<Parameters<typeof writeInvitations>[0]> = {}
) {
  const path = join(folder, 'invitations.csv')
  const linkOf = (handle: string): Secret => new Secret(`https://connect.example.test/?invite=planted-${handle}`)
  const count = await writeInvitations({
    path,
    handles,
    rows,
    includesLinks: false,
    linkOf,
    nowMs: 1000,
    isOpen: () => true,
    ...more
  })
  return { count, text: count === null ? '' : await readFile(path, 'utf8') }
}

it('writes the rows that were named, all of them, in their order', async () => {
  const rows = Array.from({ length: 1200 }, (_none, index) => row(`h${index}`))
  const handles = rows.map(({ handle }) => handle).reverse()
  const { count, text } = await written(rows, [...handles, 'gone'])
  expect(count).toBe(1200)
  const lines = text.trimEnd().split('\r\n')
  expect([lines.length, lines[1]?.slice(0, 13), lines.at(-1)?.slice(0, 8)]).toEqual([1201, '"ref h1199",,', '"ref h0"'])
})

it('writes links only where that was asked for', async () => {
  expect((await written([row('a')], ['a'])).text).not.toMatch(/planted|Link/)
  const { text } = await written([row('a')], ['a'], { includesLinks: true })
  expect(text).toContain('"https://connect.example.test/?invite=planted-a"')
  const { text: unknown } = await written([row('a')], ['a'], { includesLinks: true, linkOf: () => null })
  expect(unknown.trimEnd().endsWith(',')).toBe(true)
})

it('lets no cell be a formula, and says what time has done', async () => {
  const { text } = await written(
    [
      row('a', {
        fleetName: '=HYPERLINK("x")',
        declineReason: '@SUM(1)',
        expiresAtMs: 999,
        permissions: { vehicle: 'read', user: 'read_write' },
        limitTsps: ['samsara', 'geotab'],
        chased: { atMs: 0, via: 'mail' }
      })
    ],
    ['a']
  )
  expect(text).toContain(`"'=HYPERLINK(""x"")"`)
  expect(text).toContain(`"'@SUM(1)"`)
  expect(text).toContain('"expired",,"1970-01-01T00:00:00.999Z"')
  expect(text).toContain('"vehicle: read; user: read_write","samsara; geotab","1970-01-01T00:00:00.000Z","mail"')
})

it('leaves no file when the profile was locked meanwhile', async () => {
  expect((await written([row('a')], ['a'], { isOpen: () => false })).count).toBeNull()
  expect(await readdir(folder)).toEqual([])
})
