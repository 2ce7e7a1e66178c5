import { readdir, readFile } from 'node:fs/promises'
import type { CDPSession } from '@playwright/test'

/** Processor time of all page processes of the browser, in milliseconds. Only one page is open at a time. */
export interface RendererTime {
  /** The pages' main threads. */
  readonly mainMs: number
  /** All threads: workers, compositor and the rest. */
  readonly allMs: number
  /** Anonymous memory, in bytes. */
  readonly anonymousBytes: number
}

/**
 * What the page processes have used until now, by the kernel's account of each thread, in nanoseconds.
 *
 * @throws on systems without /proc
 */
export async function rendererTime(browser: CDPSession): Promise<RendererTime> {
  const { processInfo } = await browser.send('SystemInfo.getProcessInfo')
  const pages = processInfo.filter(({ type }) => type === 'renderer')
  let mainMs = 0
  let allMs = 0
  let anonymousBytes = 0
  for (const { id } of pages) {
    for (const thread of await readdir(`/proc/${id}/task`)) {
      const account = await readFile(`/proc/${id}/task/${thread}/schedstat`, 'utf8').catch(() => '0')
      const usedMs = Number(account.split(' ')[0]) / 1e6
      allMs += usedMs
      if (thread === String(id)) mainMs += usedMs
    }
    const status = await readFile(`/proc/${id}/status`, 'utf8')
    anonymousBytes = Math.max(anonymousBytes, Number(/RssAnon:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024)
  }
  return { mainMs, allMs, anonymousBytes }
}
