import { describe, expect, it } from 'vitest'
import { fetchPicture, isPictureAddress } from './picture'

const address = 'https://cdn.example/logo.png'
const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const webp = [...Buffer.from('RIFF'), 1, 2, 3, 4, ...Buffer.from('WEBP')]

const fetched = (bytes: readonly number[], status = 200): Promise<string | null> =>
  fetchPicture(
    () => Promise.resolve(new Response(Uint8Array.from(bytes), { status })),
    address,
    new AbortController().signal
  )

describe('a picture', () => {
  it.each([
    ['png', png],
    ['jpeg', [0xff, 0xd8, 0xff, 0xe0]],
    ['gif', [...Buffer.from('GIF89a')]],
    ['webp', webp]
  ] as const)('is told by its first bytes: %s', async (type, bytes) => {
    expect(await fetched(bytes)).toBe(`data:image/${type};base64,${Buffer.from(bytes).toString('base64')}`)
  })

  it.each([
    '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>',
    '<?xml version="1.0"?><svg/>',
    '<html>',
    '',
    'RIFFxxxxWAVE'
  ])('is nothing else: %s', async (text) => {
    expect(await fetched([...Buffer.from(text)])).toBeNull()
  })

  it('has a size, and is read no further', async () => {
    let pulled = 0
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1
        controller.enqueue(new Uint8Array(65_536).fill(0x89))
      }
    })
    const answer = fetchPicture(() => Promise.resolve(new Response(endless)), address, new AbortController().signal)
    expect(await answer).toBeNull()
    expect(pulled).toBeLessThan(6)
  })

  it('is not there where the host refuses, fails or redirects', async () => {
    expect(await fetched(png, 404)).toBeNull()
    let seen: RequestInit = {}
    const failing = (_url: string, init: RequestInit): Promise<Response> => {
      seen = init
      return Promise.reject(new TypeError('redirected'))
    }
    expect(await fetchPicture(failing, address, new AbortController().signal)).toBeNull()
    expect(seen).toMatchObject({ redirect: 'error', credentials: 'omit' })
  })

  it('is not asked for after the end', async () => {
    const ended = new AbortController()
    ended.abort()
    const never = (): Promise<Response> => Promise.reject(new Error('asked'))
    expect(await fetchPicture(never, address, ended.signal)).toBeNull()
  })
})

it.each([
  ['https://cdn.example/a.png', true],
  ['http://cdn.example/a.png', false],
  ['https://127.0.0.1/a.png', false],
  ['https://[::1]/a.png', false],
  ['https://0x7f000001/a.png', false],
  ['https://user@cdn.example/a.png', false],
  ['https://cdn.example:8443/a.png', false],
  ['file:///etc/passwd', false],
  ['data:image/svg+xml,<svg/>', false],
  ['not an address', false]
])('the address %s may be asked: %s', (text, isAllowed) => {
  expect(isPictureAddress(text)).toBe(isAllowed)
})
