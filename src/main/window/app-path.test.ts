import { describe, expect, it } from 'vitest'
import { resolveAppPath } from './app-path'

describe('resolveAppPath', () => {
  it.each([
    ['app://bundle', 'renderer', 'index.html', 'text/html; charset=utf-8'],
    ['app://bundle/', 'renderer', 'index.html', 'text/html; charset=utf-8'],
    ['app://bundle/#map', 'renderer', 'index.html', 'text/html; charset=utf-8'],
    ['app://bundle/index.html', 'renderer', 'index.html', 'text/html; charset=utf-8'],
    ['app://bundle/assets/index-B1_x-9.js', 'renderer', 'assets/index-B1_x-9.js', 'text/javascript; charset=utf-8'],
    ['app://bundle/assets/_worker.mjs', 'renderer', 'assets/_worker.mjs', 'text/javascript; charset=utf-8'],
    ['app://bundle/assets/style.css', 'renderer', 'assets/style.css', 'text/css; charset=utf-8'],
    ['app://bundle/basemap/world.pmtiles', 'resources', 'basemap/world.pmtiles', 'application/vnd.pmtiles'],
    ['app://bundle/basemap/fonts/inter-500.woff2', 'resources', 'basemap/fonts/inter-500.woff2', 'font/woff2'],
    ['app://bundle/basemapper.js', 'renderer', 'basemapper.js', 'text/javascript; charset=utf-8']
  ])('finds the file of %s', (url, root, path, contentType) => {
    const file = { kind: 'file', root, path, contentType }
    expect(resolveAppPath(url, 'GET')).toEqual(file)
    expect(resolveAppPath(url, 'HEAD')).toEqual(file)
  })

  it('knows a region by its id, and by nothing that could be a path', () => {
    const id = '0b9d3c5e-1f2a-4b3c-8d4e-5f60718293a4'
    expect(resolveAppPath(`app://bundle/region/${id}.pmtiles`, 'GET')).toEqual({ kind: 'region', id })
    for (const name of ['texas.pmtiles', `${id}.json`, `${id}/../a.pmtiles`, `x${id}.pmtiles`, `..%2f${id}.pmtiles`])
      expect(resolveAppPath(`app://bundle/region/${name}`, 'GET').kind).not.toBe('region')
  })

  it.each([
    ['a parent folder', 'app://bundle/../package.json'],
    ['a parent folder further in', 'app://bundle/assets/../../package.json'],
    ['the folder itself', 'app://bundle/./index.html'],
    ['an encoded slash', 'app://bundle/..%2fpackage.json'],
    ['encoded dots', 'app://bundle/%2e%2e%2fpackage.json'],
    ['encoded dots and a slash', 'app://bundle/%2e%2e/package.json'],
    ['twice encoded dots', 'app://bundle/%252e%252e%252fpackage.json'],
    ['an encoded backslash', 'app://bundle/..%5cpackage.json'],
    ['a backslash', 'app://bundle/..\\package.json'],
    ['a NUL', 'app://bundle/index.html%00.js'],
    ['a real NUL', 'app://bundle/index.html\0.js'],
    ['a drive', 'app://bundle/C:/windows/win.txt'],
    ['an absolute path', 'app://bundle//etc/hosts.txt'],
    ['a hidden file', 'app://bundle/.env.txt'],
    ['a hidden folder', 'app://bundle/.git/config.txt'],
    ['a query', 'app://bundle/index.html?x=1'],
    ['a query on the root', 'app://bundle/?x=1'],
    ['a trailing slash', 'app://bundle/assets/'],
    ['a line break', 'app://bundle/index\n.html'],
    ['a space', 'app://bundle/index .html']
  ])('answers 400 to %s', (_what, url) => {
    expect(resolveAppPath(url, 'GET')).toEqual({ kind: 'refused', status: 400 })
  })

  it.each([
    ['another host', 'app://other/index.html'],
    ['a longer host', 'app://bundle.evil/index.html'],
    ['a port', 'app://bundle:80/index.html'],
    ['a user', 'app://user@bundle/index.html'],
    ['another scheme', 'https://bundle/index.html'],
    ['a kind of file that we do not serve', 'app://bundle/assets/tool.exe'],
    ['a file without an ending', 'app://bundle/basemap/LICENSE']
  ])('answers 404 to %s', (_what, url) => {
    expect(resolveAppPath(url, 'GET')).toEqual({ kind: 'refused', status: 404 })
  })

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'get', ''])('answers 405 to the method "%s"', (method) => {
    expect(resolveAppPath('app://bundle/', method)).toEqual({ kind: 'refused', status: 405 })
  })
})
