import { expect, test } from '../fixtures'
import { connectTo, credentialsOf } from '../pages/connect-page'
import { waitForMap, waitForVehicles } from '../pages/workspace-page'
import { startSimulator } from '../simulator'

interface LongTasks {
  longTasksMs: number[]
}

test('2,000 moving vehicles cause no main-thread task over 50 ms', async ({ launch }) => {
  const simulator = await startSimulator(['--vehicles', '2000'])
  const { page } = await launch({ windowSize: { width: 1280, height: 800 } })
  await connectTo(page, credentialsOf(simulator.addresses))
  await waitForVehicles(page, 1900)
  await waitForMap(page)

  await page.evaluate(() => {
    const recorder = globalThis as unknown as LongTasks
    recorder.longTasksMs = []
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) recorder.longTasksMs.push(entry.duration)
    }).observe({ type: 'longtask' })
  })
  const refresh = page.getByRole('contentinfo').getByRole('button', { name: 'Refresh' })
  const status = page.getByRole('contentinfo')
  for (let round = 0; round < 5; round++) {
    await simulator.control('/move', { seconds: 25 })
    // Through the page, as a person would; the click itself costs a fraction of a millisecond.
    await refresh.click()
    await expect(status).not.toContainText('Refreshing')
    await waitForMap(page)
  }
  const longTasksMs = await page.evaluate(() => (globalThis as unknown as LongTasks).longTasksMs)
  test.info().annotations.push({ type: 'long tasks (ms)', description: longTasksMs.join(', ') || 'none' })
  await simulator.stop()
  expect(longTasksMs).toEqual([])
})
