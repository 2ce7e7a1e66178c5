import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { settingsSchema, type Settings } from '@shared/ipc/schemas-settings'
import { openConfFile } from '../storage/conf-file'
import { createSettings, type SettingsStore } from './settings'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fleet-desk-settings-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

function openSettings(): SettingsStore {
  return createSettings({
    open: openConfFile,
    folder,
    nowMs: () => 0
  })
}

describe('createSettings', () => {
  it('starts with the defaults and keeps a change', () => {
    expect(openSettings().get()).toEqual(settingsSchema.parse({}))
    expect(openSettings().change({ speedUnit: 'kph' })).toMatchObject({ speedUnit: 'kph', retentionDays: 30 })
    expect(openSettings().get().speedUnit).toBe('kph')
  })

  it('tells listeners of real changes only, until they stop', () => {
    const settings = openSettings()
    const seen: Settings[] = []
    const stop = settings.subscribe((next) => seen.push(next))
    settings.change({ speedUnit: 'mph' })
    settings.change({})
    expect(seen).toEqual([])
    settings.change({ speedUnit: 'kph' })
    expect(seen).toEqual([settings.get()])
    stop()
    settings.change({ speedUnit: 'mph' })
    expect(seen).toHaveLength(1)
  })

  it('falls back for the fields it cannot read, keeps the others, and sets the file aside', async () => {
    await writeFile(
      join(folder, 'settings.json'),
      '{"speedUnit":"knots","listWidthPx":9999,"retentionDays":7,"later":1}'
    )
    const settings = openSettings()
    expect(settings.trouble).toMatchObject({ kind: 'set-aside' })
    expect(settings.get()).toMatchObject({ speedUnit: 'mph', listWidthPx: 380, retentionDays: 7 })
    settings.change({ speedUnit: 'kph' })
    expect(JSON.parse(await readFile(join(folder, 'settings.json'), 'utf8'))).toMatchObject({
      later: 1,
      speedUnit: 'kph'
    })
  })
})
