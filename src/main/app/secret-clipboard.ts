/** The system clipboard; Electron's is synchronous up to 43 and asynchronous from 44. */
export interface SystemClipboard {
  writeText(text: string): Promise<void> | void
  readText(): Promise<string> | string
  clear(): Promise<void> | void
  /** From 44 on: all formats of an item go onto the clipboard at once. */
  write?(items: readonly object[]): Promise<void> | void
}

/** Makes an item of several formats; Electron's `ClipboardItem`, from 44 on. */
export type NewClipboardItem = (formats: Readonly<Record<string, string | Blob>>) => object

/** A clipboard for bearer secrets. */
export interface SecretClipboard {
  /** Rejects when the system refuses. */
  writeText(text: string): Promise<void>
  /** Empties the clipboard where it still holds what was last written here. Never rejects. */
  clearIfOurs(): Promise<void>
}

interface SecretClipboardParts {
  readonly clipboard: SystemClipboard
  /** Null where this Electron has none. */
  readonly newItem: NewClipboardItem | null
  readonly platform: NodeJS.Platform
}

/**
 * Puts links on the clipboard marked as concealed, so that clipboard histories and their synchronisation leave them out (SECURITY.md row 19). The
 * marks are conventions of each system, asked for by name; an Electron that writes one format at a time cannot set them, as the mark would
 * replace the link, and writes the link alone.
 */
export function createSecretClipboard({ clipboard, newItem, platform }: SecretClipboardParts): SecretClipboard {
  let written: string | null = null

  async function writeConcealed(text: string): Promise<boolean> {
    const marks = concealingMarks(platform)
    if (newItem === null || clipboard.write === undefined || marks.length === 0) return false
    try {
      const formats = marks.map(
        ([format, value]) => [`electron application/osclipboard;format="${format}"`, new Blob([value])] as const
      )
      await clipboard.write([newItem({ 'text/plain': text, ...Object.fromEntries(formats) })])
      // Threat: a mark that was taken without the text would have the person paste what was there before, to somebody else.
      return (await clipboard.readText()) === text
    } catch {
      return false
    }
  }

  return {
    async writeText(text) {
      written = null
      if (!(await writeConcealed(text))) await clipboard.writeText(text)
      written = text
    },
    async clearIfOurs() {
      const ours = written
      written = null
      try {
        if (ours !== null && (await clipboard.readText()) === ours) await clipboard.clear()
      } catch {
        // Not logged: some clipboards repeat the text in their error. There is nobody left to tell.
      }
    }
  }
}

/** What tells programs that watch the clipboard to leave an entry alone, by format. */
function concealingMarks(platform: NodeJS.Platform): readonly (readonly [string, string | Uint8Array<ArrayBuffer>])[] {
  switch (platform) {
    case 'darwin':
      // nspasteboard.org
      return [['org.nspasteboard.ConcealedType', 'secret']]
    case 'win32':
      // learn.microsoft.com, "Clipboard formats": the first keeps it out of histories, the others say the same one by one (a DWORD of 0).
      return [
        ['ExcludeClipboardContentFromMonitorProcessing', new Uint8Array(4)],
        ['CanIncludeInClipboardHistory', new Uint8Array(4)],
        ['CanUploadToCloudClipboard', new Uint8Array(4)]
      ]
    case 'linux':
      // KDE's Klipper, and what copies it.
      return [['x-kde-passwordManagerHint', 'secret']]
    default:
      return []
  }
}

/** @param Item Electron's `ClipboardItem`; undefined in an Electron that has none */
export function clipboardItems(
  Item: (new (formats: Record<string, string | Blob>) => object) | undefined
): NewClipboardItem | null {
  return Item === undefined ? null : (formats) => new Item({ ...formats })
}
