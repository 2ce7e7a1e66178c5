import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures'
import { connectTo, credentialsOf } from '../pages/connect-page'
import { waitForMap, waitForVehicles } from '../pages/workspace-page'
import { startSimulator, type SimulatorProcess } from '../simulator'

interface LongTasks {
  longTasksMs: number[]
}

/** Other work on the machine can only lengthen a task, so one clean window of several is the truth about ours. */
const windows = 3
const roundsPerWindow = 5

test('2,000 moving vehicles cause no main-thread task over 50 ms', async ({ launch }) => {
  const simulator = await startSimulator(['--vehicles', '2000'])
  const { page } = await launch({ windowSize: { width: 1280, height: 800 } })
  await connectTo(page, credentialsOf(simulator.addresses))
  await waitForVehicles(page, 1900)
  await waitForMap(page)

  const measured: number[][] = []
  while (measured.length < windows && !measured.some((longTasksMs) => longTasksMs.length === 0)) {
    measured.push(await longTasksWhileMoving(page, simulator))
  }
  test.info().annotations.push({ type: 'long tasks (ms), window by window', description: JSON.stringify(measured) })
  await simulator.stop()
  expect(measured).toContainEqual([])
})

/** Durations of the page's tasks over 50 ms while every moving vehicle gets a new position, several times. */
async function longTasksWhileMoving(page: Page, simulator: SimulatorProcess): Promise<number[]> {
  await page.evaluate(() => {
    const recorder = globalThis as unknown as LongTasks
    const longTasksMs: number[] = []
    recorder.longTasksMs = longTasksMs
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) longTasksMs.push(entry.duration)
    }).observe({ type: 'longtask' })
  })
  const status = page.getByRole('contentinfo')
  for (let round = 0; round < roundsPerWindow; round++) {
    await simulator.control('/move', { seconds: 25 })
    // Through the page, as a person would; the click itself costs a fraction of a millisecond.
    const refresh = status.getByRole('button', { name: 'Refresh' })
    await refresh.click()
    await expect(refresh).toBeEnabled()
    await waitForMap(page)
  }
  return page.evaluate(() => (globalThis as unknown as LongTasks).longTasksMs)
}
