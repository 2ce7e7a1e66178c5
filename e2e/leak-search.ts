import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'

/** A text that must not be found, and what it is. The kind is what a failure names; the text never is. */
export interface Secret {
  readonly text: string
  readonly kind: string
}

/** Something that was found. */
export interface Leak {
  readonly kind: string
  /** How it was written down: `plain`, `base64`, … */
  readonly form: string
  /** File below the searched folder, or what else was searched. */
  readonly place: string
}

/** Finds every secret in every form in a piece of content. */
export type Searcher = (content: Buffer) => readonly Omit<Leak, 'place'>[]

/** Anything shorter would be found by chance. */
const leastLength = 8

/** Where a form's first bytes are looked up: two bytes are too common, four decide. */
const keyLength = 4
const tableBits = 16

interface Needle {
  readonly bytes: Buffer
  readonly kind: string
  readonly form: string
}

/**
 * The ways in which a text may have been written down.
 *
 * Base64 is looked for at its three alignments, without the characters that depend on what stands before and after.
 */
export function formsOf(text: string): ReadonlyMap<string, Buffer> {
  const bytes = Buffer.from(text, 'utf8')
  const forms = new Map<string, Buffer>([
    ['plain', bytes],
    ['UTF-16', Buffer.from(text, 'utf16le')],
    ['hex', Buffer.from(bytes.toString('hex'))],
    ['HEX', Buffer.from(bytes.toString('hex').toUpperCase())],
    ['percent-encoded', Buffer.from(encodeURIComponent(text))],
    ['percent-encoded twice', Buffer.from(encodeURIComponent(encodeURIComponent(text)))],
    ['form-encoded', Buffer.from(new URLSearchParams([['', text]]).toString().slice(1))],
    ['JSON', Buffer.from(JSON.stringify(text).slice(1, -1))]
  ])
  for (const alignment of [0, 1, 2]) {
    const shifted = Buffer.concat([Buffer.alloc(alignment), bytes])
    const begin = Math.ceil((alignment * 8) / 6)
    const end = Math.floor((shifted.length * 8) / 6)
    for (const form of ['base64', 'base64url'] as const) {
      forms.set(`${form} at ${alignment}`, Buffer.from(shifted.toString(form).slice(begin, end)))
    }
  }
  return forms
}

/**
 * Prepares a search for many secrets: one pass over the content, however many there are.
 *
 * @throws RangeError for a secret that is too short to search for
 */
export function createSearcher(secrets: readonly Secret[]): Searcher {
  const table = new Uint8Array(2 ** tableBits)
  const buckets = new Map<number, Needle[]>()
  const seen = new Set<string>()
  for (const { text, kind } of secrets) {
    if (text.length < leastLength)
      throw new RangeError(`a ${kind} of ${text.length} characters would be found by chance`)
    for (const [form, bytes] of formsOf(text)) {
      // Most texts look the same in several forms; the first name is enough.
      const mark = bytes.toString('latin1')
      if (seen.has(mark)) continue
      seen.add(mark)
      const key = bytes.readUInt32LE(0)
      table[slotOf(key)] = 1
      buckets.set(key, [...(buckets.get(key) ?? []), { bytes, kind, form }])
    }
  }
  return (content) => {
    const found = new Map<string, Omit<Leak, 'place'>>()
    if (content.length < keyLength) return []
    let key = content.readUInt32LE(0)
    for (let position = 0; ; position += 1) {
      if (table[slotOf(key)] === 1) {
        for (const { bytes, kind, form } of buckets.get(key) ?? []) {
          if (bytes.equals(content.subarray(position, position + bytes.length)))
            found.set(`${kind} ${form}`, { kind, form })
        }
      }
      const next = content[position + keyLength]
      if (next === undefined) return [...found.values()]
      key = ((key >>> 8) | (next << 24)) >>> 0
    }
  }
}

/** Searches every file below a folder, and the names of files and folders. */
export async function searchFolder(folder: string, search: Searcher): Promise<readonly Leak[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const names = Buffer.from(entries.map(({ name }) => name).join('\n'))
  const leaks: Leak[] = search(names).map((leak) => ({ ...leak, place: 'a file name' }))
  for (const entry of entries) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath, entry.name)
    leaks.push(...search(await contentOf(file)).map((leak) => ({ ...leak, place: relative(folder, file) })))
  }
  return leaks
}

/** Chromium's own temporary files come and go while the app runs: one that is gone by now holds nothing. */
async function contentOf(file: string): Promise<Buffer> {
  try {
    return await readFile(file)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return Buffer.alloc(0)
    throw error
  }
}

/** Searches what a program printed. Output comes in pieces, so that a secret may stand across two of them. */
export function searchLines(lines: readonly string[], place: string, search: Searcher): readonly Leak[] {
  const leaks = [...search(Buffer.from(lines.join('\n'))), ...search(Buffer.from(lines.join('')))]
  const distinct = new Map(leaks.map((leak) => [`${leak.kind} ${leak.form}`, { ...leak, place }]))
  return [...distinct.values()]
}

function slotOf(key: number): number {
  return Math.imul(key, 0x9e3779b1) >>> (32 - tableBits)
}
