import { chooseFacet, drawnOnMap, expectShown, gridRows, listCounts, vehicleGrid } from '../pages/list-page'
import { vehicleList, waitForMap } from '../pages/workspace-page'
import { lookAt } from '../pictures'
import { bothEngines, expect, test } from '../workspace'

// Pictures in two sizes and two schemes take their time.
test.describe.configure({ timeout: 240_000 })
test.use({
  workspaceStart: {
    vehicles: 600,
    listedAtLeast: 580,
    isMotionReduced: true,
    windowSize: { width: 1280, height: 800 }
  }
})

test.beforeEach(async ({ workspace: { page } }) => waitForMap(page))

test('filters by each kind, and the numbers add up', bothEngines, async ({ workspace }) => {
  const { page } = workspace
  const { total } = await listCounts(page)

  for (const facet of ['Motion', 'Fleet', 'Provider', 'State or province']) {
    const chosen = await chooseFacet(page, facet, 0)
    expect(await expectShown(page, (shown) => shown < total)).toBe(chosen.count)
    // The map draws what passes: all but those without a position, and the older of two reports of one truck.
    await expect.poll(() => drawnOnMap(page)).toBeLessThanOrEqual(chosen.count)
    expect(await drawnOnMap(page)).toBeGreaterThan(0)
    const chip = page.getByRole('button', { name: `Remove filter ${facet}: ${chosen.name}` })
    await chip.click()
    await expect(chip).toBeHidden()
    await expectShown(page, (shown) => shown === total)
  }

  // The ages are counted with everything else applied, and add up to what is shown.
  const fleet = await chooseFacet(page, 'Fleet', 1)
  await expectShown(page, (shown) => shown === fleet.count)
  const buckets = page.getByRole('group', { name: 'Show only vehicles last seen' }).getByRole('button')
  const counted = (await buckets.allInnerTexts()).map((text) =>
    Number((/[\d,]+$/.exec(text)?.[0] ?? '0').replaceAll(',', ''))
  )
  expect(counted.reduce((sum, count) => sum + count, 0)).toBe(fleet.count)

  await page.getByRole('button', { name: /^Filter 1 active$/ }).click()
  await page.getByLabel('Not seen for').focus()
  await page.getByLabel('Not seen for').selectOption({ label: '24 h' })
  await page.keyboard.press('Escape')
  const old = await expectShown(page, (shown) => shown < fleet.count)
  await page.getByRole('button', { name: 'Clear all' }).click()
  await expectShown(page, (shown) => shown === total && shown > old)

  await page.getByLabel('Filter vehicles').fill('no vehicle is called so')
  await page.getByText('No vehicle matches').waitFor()
  await page.getByRole('button', { name: 'Clear filter' }).last().click()
  await expectShown(page, (shown) => shown === total)
})

test('has columns where it is wide: sorted by several, chosen, moved', bothEngines, async ({ workspace }) => {
  const { page } = workspace
  const edge = page.getByRole('separator', { name: 'Width of the vehicle list' })
  await edge.focus()
  await page.keyboard.press('End')
  await expect(vehicleGrid(page)).toHaveAttribute('aria-rowcount', String((await listCounts(page)).total + 1))

  const header = (name: string) => vehicleGrid(page).getByRole('columnheader', { name: new RegExp(`^${name}`) })
  await header('Fleet').getByRole('button').click()
  await expect(header('Fleet')).toHaveAttribute('aria-sort', 'ascending')
  await header('Speed')
    .getByRole('button')
    .click({ modifiers: ['Shift'] })
  await expect(header('Speed')).toHaveAttribute('aria-sort', 'descending')
  await expect(header('Speed')).toContainText('2')
  const fleets = await gridRows(page).locator('[aria-colindex="2"]').allInnerTexts()
  expect(fleets).toEqual([...fleets].sort((a, b) => a.localeCompare(b, 'en', { numeric: true, sensitivity: 'base' })))

  await page.getByRole('button', { name: 'Columns', exact: true }).click()
  await page.getByRole('checkbox', { name: 'State' }).check()
  await page.getByRole('button', { name: 'Move Age up' }).click()
  await page.keyboard.press('Escape')
  await expect(header('State')).toBeVisible()
  const names = await vehicleGrid(page).getByRole('columnheader').allInnerTexts()
  expect(names.map((name) => name.trim().split('\n')[0])).toEqual(
    expect.arrayContaining(['Vehicle', 'Fleet', 'Age', 'State'])
  )
  expect(names.findIndex((name) => name.startsWith('Age'))).toBeLessThan(
    names.findIndex((name) => name.startsWith('Speed'))
  )
  expect(await lookAt(workspace, 'list-columns')).toEqual([])
})

// The names of drivers come from main alone: the page in Chromium has none.
test('finds vehicles by who drives them, and has a column for it', async ({ workspace }) => {
  const { page } = workspace
  const { total } = await listCounts(page)
  await page.getByRole('separator', { name: 'Width of the vehicle list' }).focus()
  await page.keyboard.press('End')
  await page.getByRole('button', { name: 'Columns', exact: true }).click()
  await page.getByRole('checkbox', { name: 'Driver' }).check()
  await page.keyboard.press('Escape')
  const header = vehicleGrid(page).getByRole('columnheader', { name: /^Driver/ })
  await header.getByRole('button').click()
  await expect(header).toHaveAttribute('aria-sort', 'ascending')
  const cells = gridRows(page).locator(`[aria-colindex="${(await header.getAttribute('aria-colindex')) ?? ''}"]`)
  await expect(cells.first()).toHaveText(/^\S+ \S+$/)
  const driver = await cells.first().innerText()
  await page.getByLabel('Filter vehicles').fill(driver.toUpperCase())
  await expectShown(page, (shown) => shown > 0 && shown < total / 10)
  expect(new Set(await cells.allInnerTexts())).toEqual(new Set([driver]))
  await gridRows(page).first().click()
  await expect(page.getByRole('complementary', { name: 'Vehicle details' })).toContainText(driver)
})

test('keeps views and shows them by their keys', bothEngines, async ({ workspace }) => {
  const { page } = workspace
  const { total } = await listCounts(page)
  const chosen = await chooseFacet(page, 'Provider', 0)
  await expectShown(page, (shown) => shown === chosen.count)
  await page.getByRole('button', { name: 'Views', exact: true }).click()
  await page.getByLabel('Name of the view').fill('One provider')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Show view One provider' })).toBeVisible()
  expect(await lookAt(workspace, 'list-views')).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Clear all' }).click()
  await expectShown(page, (shown) => shown === total)

  await vehicleList(page).focus()
  await page.keyboard.press('1')
  await expectShown(page, (shown) => shown === chosen.count)
  // While somebody types, a digit is a digit.
  await page.getByRole('button', { name: 'Clear all' }).click()
  await page.getByLabel('Filter vehicles').fill('1')
  await expect(page.getByLabel('Filter vehicles')).toHaveValue('1')
  await expect(page.getByRole('button', { name: /^Remove filter Provider/ })).toBeHidden()
  await page.getByLabel('Filter vehicles').fill('')

  await page.getByRole('button', { name: 'Views', exact: true }).click()
  await page.getByRole('button', { name: 'Delete view One provider' }).click()
  await expect(page.getByRole('button', { name: 'Show view One provider' })).toBeHidden()
  await page.getByRole('button', { name: 'Undo' }).click()
  // The toast lies outside the menu, which closes.
  await page.getByRole('button', { name: 'Views', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Show view One provider' })).toBeVisible()
})

test('says what the filter hides, and works by keyboard alone', bothEngines, async ({ workspace }) => {
  const { page } = workspace
  await page.keyboard.press('/')
  await expect(page.getByLabel('Filter vehicles')).toBeFocused()
  await vehicleList(page).focus()
  await page.keyboard.press('End')
  await expect(vehicleList(page).getByRole('option', { selected: true })).toHaveAttribute(
    'aria-posinset',
    String((await listCounts(page)).total)
  )
  await page.keyboard.press('Home')
  await page.keyboard.press('j')
  await page.keyboard.press('k')
  await expect(vehicleList(page).getByRole('option', { selected: true })).toHaveAttribute('aria-posinset', '1')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('complementary', { name: 'Vehicle details' }).locator(':focus')).toBeVisible()

  await page.getByLabel('Filter vehicles').fill('zzzz')
  await page.getByText(/is selected but hidden by the filter/).waitFor()
  expect(await lookAt(workspace, 'list-hidden')).toEqual([])
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(page.getByLabel('Filter vehicles')).toHaveValue('')
  await page.keyboard.press('Escape')

  // The filter, without a mouse.
  await page.getByRole('button', { name: 'Filter', exact: true }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('group', { name: 'Motion' })).toBeVisible()
  expect(await lookAt(workspace, 'list-filter')).toEqual([])
  await page.keyboard.press('Space')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Filter 1 active' })).toBeFocused()
})
