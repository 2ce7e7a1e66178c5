import { describe, expect, it, vi } from 'vitest'
import { checkExternalLink, createLinkOpener } from './external-links'

const { openExternal } = vi.hoisted(() => ({
  openExternal: vi.fn<(url: string) => Promise<void>>(() => Promise.resolve())
}))
vi.mock('electron', () => ({ shell: { openExternal } }))

const osm = 'https://www.openstreetmap.org/?mlat=32.78000&mlon=-96.80000#map=15/32.78000/-96.80000'
const google = 'https://www.google.com/maps/search/?api=1&query=32.78000%2C-96.80000'

const hostile = [
  'https://www.openstreetmap.org/',
  'https://www.openstreetmap.org/login?referer=https://evil.example',
  `${osm}&referer=https://evil.example`,
  osm.replace('www.openstreetmap.org', 'www.openstreetmap.org.evil.example'),
  osm.replace('www.openstreetmap.org', 'www.openstreetmap.org:8443'),
  osm.replace('https://', 'https://user@'),
  osm.replace('https:', 'http:'),
  osm.replace('32.78000', '32.78000<script>'),
  'https://www.google.com/url?q=https://evil.example',
  'https://www.google.com/amp/s/evil.example',
  'https://www.google.com/maps/search/?api=1&query=https://evil.example',
  `${google}&continue=https://evil.example`,
  `${google}\nhttps://evil.example`,
  google.replace('/maps/search/', '/maps/search/../../amp/s/evil.example/'),
  'app://bundle/',
  'https://evil.example/?next=app://bundle/',
  'https://docs.catenatelematics.com/?next=app://bundle/',
  'https://docs.catenatelematics.com/?next=https://evil.example/',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,<script>1</script>',
  'blob:https://docs.catenatelematics.com/1',
  'file:///etc/passwd',
  'file://server/share/tool.exe',
  '\\\\server\\share\\tool.exe',
  '//server/share',
  'smb://server/share',
  'ms-msdt:/id',
  'search-ms:query=x',
  'ssh://host',
  'http://docs.catenatelematics.com/',
  'https://docs.catenatelematics.com.evil.example/',
  'https://docs.catenatelematics.com.',
  'https://evil-catenatelematics.com/',
  'https://evil.example/docs.catenatelematics.com',
  'https://evil.example#docs.catenatelematics.com',
  'https://docs.catenatelematics.com@evil.example/',
  'https://evil.example\\@docs.catenatelematics.com/',
  'https://docs.catenatelematics.com\\.evil.example/',
  'https://user@docs.catenatelematics.com/',
  'https://user:word@docs.catenatelematics.com/',
  'https://docs.catenatelematics.com:8443/',
  'https://docs.catenatelematics.com/\u202emoc',
  'https://docs.catenatelematics.com/ x',
  ' https://docs.catenatelematics.com/',
  'https://docs.catenatelematics.com/\n',
  'mailto:',
  'mailto:someone@fleet.example?attach=/etc/passwd',
  'mailto:someone@fleet.example?subject=x',
  'mailto:-flag@fleet.example',
  'mailto:a@b.example,c@d.example',
  'mailto:"a b"@fleet.example',
  'mailto://someone@fleet.example',
  ''
]

describe('a link', () => {
  it.each([
    ['https://docs.catenatelematics.com/', 'https://docs.catenatelematics.com/'],
    ['https://DOCS.catenatelematics.com/a/b#c', 'https://docs.catenatelematics.com/a/b#c'],
    ['https://creativecommons.org/licenses/by/4.0/', 'https://creativecommons.org/licenses/by/4.0/'],
    ['mailto:office@fleet.example', 'mailto:office@fleet.example'],
    [osm, osm],
    [google, google]
  ])('%s is opened', async (link, opened) => {
    const { opener, open } = setUp()
    expect(await opener(link)).toBe(true)
    expect(open).toHaveBeenCalledExactlyOnceWith(opened)
  })

  it.each(hostile)('%s is not opened', async (link) => {
    const { opener, open } = setUp()
    expect(checkExternalLink(link).kind).toBe('refused')
    expect(await opener(link)).toBe(false)
    expect(open).not.toHaveBeenCalled()
  })

  it('that was refused is logged without its path and query', async () => {
    const { opener, logger } = setUp()
    await opener('https://evil.example/path?token=abc')
    expect(logger.warn).toHaveBeenCalledExactlyOnceWith('A link was not opened', {
      reason: 'host',
      target: 'https://evil.example'
    })
  })

  it('that the system cannot open is no error of ours', async () => {
    const { opener, open, logger } = setUp()
    open.mockRejectedValueOnce(new Error('no browser'))
    expect(await opener('https://docs.catenatelematics.com/')).toBe(false)
    expect(logger.warn).toHaveBeenCalledOnce()
  })

  it('goes to the operating system when nothing else is given', async () => {
    const { logger } = setUp()
    await createLinkOpener({ logger })('https://docs.catenatelematics.com/')
    expect(openExternal).toHaveBeenCalledExactlyOnceWith('https://docs.catenatelematics.com/')
  })
})

function setUp() {
  const open = vi.fn<(url: string) => Promise<void>>(() => Promise.resolve())
  const logger = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }
  return { open, logger, opener: createLinkOpener({ open, logger }) }
}
