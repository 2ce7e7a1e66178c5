import { screen, within } from '@testing-library/react'
import { fail, ok } from '@shared/ipc/result'
import type { BaseMaps, Region, RegionRefusal } from '@shared/ipc/schemas-basemaps'
import { describe, expect, it } from 'vitest'
import { createFakeBridge } from '../../test-support/fake-bridge'
import { renderPage } from '../../test-support/render'
import { MapSection } from './map-section'

const texas: Region = {
  id: '0b9d3c5e-1f2a-4b3c-8d4e-5f60718293a4',
  name: 'texas.pmtiles',
  sizeBytes: 4_200_000_000,
  bounds: { westDeg: -106.6, southDeg: 25.8, eastDeg: -93.5, northDeg: 36.5 },
  minZoom: 0,
  maxZoom: 15,
  schema: 'protomaps',
  attribution: '',
  state: 'ready'
}
const plan = {
  name: 'Town plan',
  styleHost: 'maps.example.com',
  hosts: ['fonts.example.com', 'tiles.example.com'],
  attribution: ''
}

function bridgeWith(maps: Partial<BaseMaps> = {}) {
  return createFakeBridge({ 'basemaps:get': () => Promise.resolve(ok({ online: null, regions: [], ...maps })) })
}

it('offers only what is there, and the built-in map first', async () => {
  await renderPage(<MapSection />)
  expect(screen.getByRole('radio', { name: 'Built-in' })).toHaveProperty('checked', true)
  expect(screen.getByRole('radio', { name: 'Online' })).toHaveProperty('disabled', true)
  expect(screen.getByText(/asks nobody for anything/)).toBeDefined()
})

describe('region files', () => {
  it('are listed with size, zooms and what they cover', async () => {
    await renderPage(<MapSection />, { bridge: bridgeWith({ regions: [texas] }) })
    const item = await screen.findByRole('listitem', { name: 'texas.pmtiles' })
    expect(item.textContent).toContain('4.2 GB · zoom 0 to 15 · Protomaps')
    expect(item.textContent).toContain('25.8° N to 36.5° N, 106.6° W to 93.5° W')
  })

  it('are removed only after a question that names the file and says that it stays', async () => {
    const { bridge, user } = await renderPage(<MapSection />, { bridge: bridgeWith({ regions: [texas] }) })
    await user.click(await screen.findByRole('button', { name: 'Remove texas.pmtiles' }))
    const question = screen.getByRole('group', { name: /Remove “texas.pmtiles” from the map/ })
    expect(question.textContent).toContain('The file itself stays on this computer.')
    await user.click(within(question).getByRole('button', { name: 'Keep it' }))
    expect(bridge.inputsOf('basemaps:remove-region')).toEqual([])
    await user.click(screen.getByRole('button', { name: 'Remove texas.pmtiles' }))
    await user.click(screen.getByRole('button', { name: 'Remove from the map' }))
    expect(bridge.inputsOf('basemaps:remove-region')).toEqual([{ id: texas.id }])
  })

  it.each([
    ['not-pmtiles', /not a PMTiles file/],
    ['damaged', /damaged or incomplete/],
    ['raster', /pictures, not map data/],
    ['unknown-schema', /layers have names that Fleet Desk does not know/]
  ] satisfies readonly (readonly [RegionRefusal, RegExp])[])(
    'that are refused (%s) say why',
    async (reason, sentence) => {
      const bridge = bridgeWith()
      bridge.answer('basemaps:add-region', () => Promise.resolve(ok({ kind: 'refused', name: 'a.pmtiles', reason })))
      const { user } = await renderPage(<MapSection />, { bridge })
      await user.click(screen.getByRole('button', { name: 'Add region file…' }))
      expect(await screen.findByText('a.pmtiles was not added')).toBeDefined()
      expect(screen.getByText(sentence)).toBeDefined()
    }
  )

  it('say when they are gone, and what to do', async () => {
    await renderPage(<MapSection />, { bridge: bridgeWith({ regions: [{ ...texas, state: 'gone' }] }) })
    expect(await screen.findByText(/no longer where it was. Put it back, or remove it here/)).toBeDefined()
  })
})

describe('an online map', () => {
  async function look() {
    const bridge = bridgeWith()
    bridge.answer('basemaps:look-at-style', () => Promise.resolve(ok({ kind: 'found', draftId: 'd', map: plan })))
    const page = await renderPage(<MapSection />, { bridge })
    await page.user.type(screen.getByLabelText('Online map'), 'https://maps.example.com/style.json')
    await page.user.click(screen.getByRole('button', { name: 'Check address' }))
    return { ...page, dialog: await screen.findByRole('dialog', { name: 'Load “Town plan”?' }) }
  }

  it('names every host and what they see before anything is used', async () => {
    const { bridge, dialog, user } = await look()
    expect(dialog.textContent).toContain(
      'Fleet Desk will load the map from maps.example.com, fonts.example.com, and tiles.example.com. They see which area you look at'
    )
    expect(within(dialog).getAllByRole('listitem')).toHaveLength(3)
    await user.click(within(dialog).getByRole('button', { name: 'Not now' }))
    expect(bridge.inputsOf('basemaps:use-online')).toEqual([])
  })

  it('is used after the yes', async () => {
    const { bridge, dialog, user } = await look()
    await user.click(within(dialog).getByRole('button', { name: 'Load the map from there' }))
    expect(bridge.inputsOf('basemaps:use-online')).toEqual([{ draftId: 'd' }])
  })

  it('says so when the yes came too late', async () => {
    const { bridge, dialog, user } = await look()
    bridge.answer('basemaps:use-online', () => Promise.resolve(fail('unknown-handle')))
    await user.click(within(dialog).getByRole('button', { name: 'Load the map from there' }))
    expect((await within(dialog).findByRole('alert')).textContent).toContain('no longer there')
  })

  it('is removed after a question', async () => {
    const { bridge, user } = await renderPage(<MapSection />, { bridge: bridgeWith({ online: plan }) })
    expect(
      await screen.findByText(/Loaded from maps.example.com, fonts.example.com, and tiles.example.com/)
    ).toBeDefined()
    await user.click(screen.getByRole('button', { name: 'Remove Town plan' }))
    await user.click(screen.getByRole('button', { name: 'Remove online map' }))
    expect(bridge.inputsOf('basemaps:remove-online')).toHaveLength(1)
  })
})
