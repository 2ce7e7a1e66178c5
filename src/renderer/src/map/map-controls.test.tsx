import { renderPage } from '@renderer/test-support/render'
import { screen } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { displayWords } from './display-words'
import { MapControls } from './map-controls'
import { words } from './words'

async function controls() {
  const told = { onZoom: vi.fn(), onFitAll: vi.fn(), onDisplayChange: vi.fn() }
  const display = { isClusteringOn: true, clusterRadius: 'normal', areNamesShown: true } as const
  const { user } = await renderPage(<MapControls scheme="light" display={display} {...told} />)
  return { user, ...told }
}

describe('map controls', () => {
  it('zoom, show all and switch grouping', async () => {
    const { user, onZoom, onFitAll, onDisplayChange } = await controls()
    await user.click(screen.getByRole('button', { name: words.zoomIn }))
    await user.click(screen.getByRole('button', { name: words.zoomOut }))
    await user.click(screen.getByRole('button', { name: words.fitAllHint }))
    await user.click(screen.getByRole('switch', { name: words.groupingHint, checked: true }))
    expect(onZoom.mock.calls).toEqual([[1], [-1]])
    expect(onFitAll).toHaveBeenCalledOnce()
    expect(onDisplayChange).toHaveBeenCalledWith({ isClusteringOn: false })
  })

  it('choose names and how coarsely vehicles are grouped', async () => {
    const { user, onDisplayChange } = await controls()
    await user.click(screen.getByRole('button', { name: displayWords.open }))
    await user.click(screen.getByRole('switch', { name: displayWords.names, checked: true }))
    await user.click(screen.getByRole('radio', { name: displayWords.radii.coarse }))
    expect(onDisplayChange.mock.calls).toEqual([[{ areNamesShown: false }], [{ clusterRadius: 'coarse' }]])
  })

  it('always name the sources of the map, and say on request that it has no roads', async () => {
    const { user } = await controls()
    expect(screen.getByText(words.attribution)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: words.about }))
    expect(screen.getByText(/roads are not included/)).toBeTruthy()
  })
})
