// @ts-check
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fileAt, serveFolders } from './serve-folders.mjs'

describe('fileAt', () => {
  const folders = { '/': '/site', '/maps/': '/resources' }

  it('takes the folder whose path fits best', () => {
    expect(fileAt(folders, '/app.js')).toBe('/site/app.js')
    expect(fileAt(folders, '/maps/world.pmtiles')).toBe('/resources/world.pmtiles')
  })

  it('gives the index for the folder itself', () => {
    expect(fileAt(folders, '/')).toBe('/site/index.html')
  })

  it('never leaves the folder', () => {
    expect(fileAt(folders, '/../etc/passwd')).toBeUndefined()
    expect(fileAt({ '/': '/site' }, '/../site-of-others/a.js')).toBeUndefined()
  })
})

describe('serveFolders', () => {
  /** @type {string} */
  let folder
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fleet-desk-serve-'))
    await writeFile(join(folder, 'a.js'), 'export {}')
  })
  afterEach(() => rm(folder, { recursive: true }))

  it('serves files with their type and the given headers, and nothing else', async () => {
    const server = await serveFolders(
      { '/': folder },
      { headers: { 'x-made-up': 'yes' }, made: (path) => (path === '/made' ? '<p>made</p>' : undefined) }
    )
    const file = await fetch(`${server.url}a.js`)
    expect([file.status, file.headers.get('content-type'), file.headers.get('x-made-up')]).toEqual([
      200,
      'text/javascript',
      'yes'
    ])
    expect((await fetch(`${server.url}b.js`)).status).toBe(404)
    expect(await (await fetch(`${server.url}made`)).text()).toBe('<p>made</p>')
    await server.close()
    await expect(fetch(`${server.url}a.js`)).rejects.toThrow()
  })
})
