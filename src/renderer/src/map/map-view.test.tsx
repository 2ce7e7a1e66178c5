import { renderPage } from '@renderer/test-support/render'
import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { MapView } from './map-view'
import { words } from './words'

describe('map without WebGL', () => {
  it('says so in plain words, and offers no controls', async () => {
    await renderPage(<MapView />)
    expect(screen.getByRole('region', { name: words.region }).textContent).toContain(words.noWebGl.title)
    expect(screen.queryByRole('button')).toBeNull()
  })
})
