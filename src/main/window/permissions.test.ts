import { describe, expect, it, vi } from 'vitest'
import { denyPermissions } from './permissions'

const permissions = [
  'clipboard-read',
  'clipboard-sanitized-write',
  'display-capture',
  'fullscreen',
  'geolocation',
  'hid',
  'media',
  'midi',
  'notifications',
  'openExternal',
  'serial',
  'usb',
  'a permission that does not exist yet'
]

type RequestHandler = (contents: unknown, permission: string, answer: (isGranted: boolean) => void) => void
type CheckHandler = (contents: unknown, permission: string) => boolean

describe('permissions', () => {
  it.each(permissions)('%s is refused when asked for', (permission) => {
    const answer = vi.fn()
    setUp().request({}, permission, answer)
    expect(answer).toHaveBeenCalledExactlyOnceWith(false)
  })

  it.each(permissions)('%s is refused when checked', (permission) => {
    expect(setUp().check(null, permission)).toBe(false)
  })

  it('devices are refused', () => {
    expect(setUp().device()).toBe(false)
  })

  it('downloads are refused', () => {
    const preventDefault = vi.fn()
    setUp().download({ preventDefault })
    expect(preventDefault).toHaveBeenCalledOnce()
  })

  it('that are asked for again and again are logged once', () => {
    const { check, logger } = setUp()
    for (let count = 0; count < 100; count++) check(null, 'geolocation')
    expect(logger.info).toHaveBeenCalledOnce()
  })
})

function setUp() {
  const session = {
    setPermissionRequestHandler: vi.fn<(handler: RequestHandler) => void>(),
    setPermissionCheckHandler: vi.fn<(handler: CheckHandler) => void>(),
    setDevicePermissionHandler: vi.fn<(handler: () => boolean) => void>(),
    on: vi.fn<(name: string, listener: (event: { preventDefault: () => void }) => void) => void>()
  }
  const logger = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }
  denyPermissions(session as never, logger)
  const request = session.setPermissionRequestHandler.mock.calls[0]?.[0]
  const check = session.setPermissionCheckHandler.mock.calls[0]?.[0]
  const device = session.setDevicePermissionHandler.mock.calls[0]?.[0]
  const [downloadName, download] = session.on.mock.calls[0] ?? []
  if (!request || !check || !device || !download) throw new Error('a handler is missing')
  expect(downloadName).toBe('will-download')
  return { request, check, device, download, logger }
}
