import { MantineProvider } from '@mantine/core'
import { fireEvent, render, screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { FaultBoundary } from './fault-boundary'

it('keeps the rest of the window when a part fails, and shows the part again when asked', () => {
  // React reports the fault that this test makes; it is expected here.
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  let isBroken = true
  function Part() {
    if (isBroken) throw new Error('made-up fault')
    return <p>part</p>
  }
  render(
    <MantineProvider env="test">
      <p>rest</p>
      <FaultBoundary what="The map">
        <Part />
      </FaultBoundary>
    </MantineProvider>
  )
  expect(screen.getByRole('alert').textContent).toContain('The map cannot be shown')
  expect(screen.getByText('rest')).toBeDefined()
  isBroken = false
  fireEvent.click(screen.getByRole('button', { name: 'Show it again' }))
  expect(screen.getByText('part')).toBeDefined()
})
