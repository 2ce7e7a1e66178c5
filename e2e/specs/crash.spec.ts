import { expect, test } from '../fixtures'
import { connectTo, credentialsOf } from '../pages/connect-page'
import { waitForVehicles } from '../pages/workspace-page'
import { startSimulator } from '../simulator'

test('still has every position of the last completed batch after a SIGKILL during a sweep', async ({ launch }) => {
  // Many pages of 1,000, some of them at once, each slow enough to be killed in between.
  const simulator = await startSimulator(['--vehicles', '30000'])
  try {
    await simulator.inject({ kind: 'latency', path: 'vehicle-locations', ms: 1500 })
    const first = await launch()
    await connectTo(first.page, credentialsOf(simulator.addresses))
    const bar = first.page.getByRole('contentinfo')
    await expect(bar).toContainText(/Refreshing: ([2-9]|1\d),\d{3} of about/, { timeout: 30_000 })
    const completed = Number((/Refreshing: ([\d,]+) of/.exec(await bar.innerText())?.[1] ?? '0').replace(',', ''))
    await first.kill()
    await simulator.stop()

    const second = await launch()
    expect(await waitForVehicles(second.page, completed)).toBeGreaterThanOrEqual(completed)
    expect(completed).toBeGreaterThanOrEqual(2000)
  } finally {
    await simulator.stop()
  }
})
