import { describe, expect, it } from 'vitest'
import { createSecretClipboard, type SystemClipboard } from './secret-clipboard'

const link = 'https://connect.example.test/?invite=fake-planted-0001'

/** A clipboard that keeps what it was given. */
function fakeClipboard(isNew: boolean) {
  let text = ''
  const items: Record<string, string | Blob>[] = []
  const clipboard: SystemClipboard = {
    writeText: (next) => void (text = next),
    readText: () => text,
    clear: () => void (text = ''),
    ...(isNew && {
      write: (given: readonly object[]) => {
        items.push(...(given as Record<string, string | Blob>[]))
        const written = items.at(-1)?.['text/plain']
        if (typeof written === 'string') text = written
      }
    })
  }
  return { clipboard, items, text: () => text, set: (next: string) => void (text = next) }
}

const newItem = (formats: Readonly<Record<string, string | Blob>>): object => formats

describe('a link on the clipboard', () => {
  it.each([
    ['linux', 'x-kde-passwordManagerHint'],
    ['darwin', 'org.nspasteboard.ConcealedType'],
    ['win32', 'ExcludeClipboardContentFromMonitorProcessing']
  ] as const)('is marked as concealed on %s', async (platform, mark) => {
    const fake = fakeClipboard(true)
    await createSecretClipboard({ clipboard: fake.clipboard, newItem, platform }).writeText(link)
    expect(fake.text()).toBe(link)
    expect(fake.items).toHaveLength(1)
    expect(Object.keys(fake.items[0] ?? {})).toContain(`electron application/osclipboard;format="${mark}"`)
  })

  it('is there without a mark where the system takes one format at a time', async () => {
    const fake = fakeClipboard(false)
    await createSecretClipboard({ clipboard: fake.clipboard, newItem: null, platform: 'linux' }).writeText(link)
    expect(fake.text()).toBe(link)
  })

  it('is there although the mark was refused, or was taken without the text', async () => {
    for (const write of [() => Promise.reject(new Error('refused')), () => Promise.resolve()]) {
      const fake = fakeClipboard(false)
      const clipboard = { ...fake.clipboard, write }
      await createSecretClipboard({ clipboard, newItem, platform: 'linux' }).writeText(link)
      expect(fake.text()).toBe(link)
    }
  })

  it('says when the system refuses', async () => {
    const clipboard = { ...fakeClipboard(false).clipboard, writeText: () => Promise.reject(new Error('made up')) }
    await expect(
      createSecretClipboard({ clipboard, newItem: null, platform: 'linux' }).writeText(link)
    ).rejects.toThrow()
  })
})

describe('emptying', () => {
  it('takes the link off, once', async () => {
    const fake = fakeClipboard(true)
    const secrets = createSecretClipboard({ clipboard: fake.clipboard, newItem, platform: 'linux' })
    await secrets.writeText(link)
    await secrets.clearIfOurs()
    expect(fake.text()).toBe('')
    fake.set(link)
    await secrets.clearIfOurs()
    expect(fake.text()).toBe(link)
  })

  it('leaves what somebody else put there', async () => {
    const fake = fakeClipboard(true)
    const secrets = createSecretClipboard({ clipboard: fake.clipboard, newItem, platform: 'linux' })
    await secrets.clearIfOurs()
    await secrets.writeText(link)
    fake.set('a shopping list')
    await secrets.clearIfOurs()
    expect(fake.text()).toBe('a shopping list')
  })

  it('never rejects', async () => {
    const clipboard = { ...fakeClipboard(false).clipboard, readText: () => Promise.reject(new Error('made up')) }
    const secrets = createSecretClipboard({ clipboard, newItem: null, platform: 'linux' })
    await secrets.writeText(link)
    await expect(secrets.clearIfOurs()).resolves.toBeUndefined()
  })
})
