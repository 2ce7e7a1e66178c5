import { renderPage } from '@renderer/test-support/render'
import { screen } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { MapControls } from './map-controls'
import { words } from './words'

async function controls() {
  const told = { onZoom: vi.fn(), onFitAll: vi.fn(), onClusteringChange: vi.fn() }
  const { user } = await renderPage(<MapControls scheme="light" isClusteringOn {...told} />)
  return { user, ...told }
}

describe('map controls', () => {
  it('zoom, show all and switch grouping', async () => {
    const { user, onZoom, onFitAll, onClusteringChange } = await controls()
    await user.click(screen.getByRole('button', { name: words.zoomIn }))
    await user.click(screen.getByRole('button', { name: words.zoomOut }))
    await user.click(screen.getByRole('button', { name: words.fitAllHint }))
    await user.click(screen.getByRole('switch', { name: words.groupingHint, checked: true }))
    expect(onZoom.mock.calls).toEqual([[1], [-1]])
    expect(onFitAll).toHaveBeenCalledOnce()
    expect(onClusteringChange).toHaveBeenCalledWith(false)
  })

  it('always name the sources of the map, and say on request that it has no roads', async () => {
    const { user } = await controls()
    expect(screen.getByText(words.attribution)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: words.about }))
    expect(screen.getByText(/roads are not included/)).toBeTruthy()
  })
})
