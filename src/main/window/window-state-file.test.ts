import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createWindowStateFile } from './window-state-file'

const state = { bounds: { x: 1, y: 2, width: 1280, height: 800 }, isMaximized: false }
const logger = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fleet-desk-window-'))
})

afterEach(() => rmSync(folder, { recursive: true }))

it('gives back what was kept and leaves no other file', () => {
  const store = createWindowStateFile(join(folder, 'window.json'), logger)
  store.save(state)
  expect(store.load()).toEqual(state)
  expect(readdirSync(folder)).toEqual(['window.json'])
})

it('gives nothing on the first start and for a damaged file', () => {
  const path = join(folder, 'window.json')
  const store = createWindowStateFile(path, logger)
  expect(store.load()).toBeUndefined()
  writeFileSync(path, '{"bounds":')
  expect(store.load()).toBeUndefined()
})

it('logs and goes on when the disk refuses', () => {
  createWindowStateFile(join(folder, 'none', 'window.json'), logger).save(state)
  expect(logger.warn).toHaveBeenCalledOnce()
})
