import { act, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { renderPage } from '../../test-support/render'
import { WallControls } from './wall-controls'

test('fills the screen on request, and Escape leaves it again', async () => {
  const { user, bridge } = await renderPage(<WallControls />)
  await user.keyboard('{Escape}')
  expect(bridge.inputsOf('wall:full-screen')).toEqual([])

  await user.click(screen.getByRole('button', { name: 'Full screen' }))
  expect(bridge.inputsOf('wall:full-screen')).toEqual([{ isFullScreen: true }])

  act(() => bridge.emit('wall:changed', { isOpen: true, isFullScreen: true }))
  screen.getByRole('button', { name: 'Leave full screen' })
  await user.keyboard('{Escape}')
  expect(bridge.inputsOf('wall:full-screen')).toEqual([{ isFullScreen: true }, { isFullScreen: false }])
})

test('marks grow on request', async () => {
  const { user, bridge } = await renderPage(<WallControls />)
  await user.click(screen.getByRole('radio', { name: 'Hall' }))
  expect(bridge.inputsOf('settings:change')).toEqual([{ wallMarks: 'largest' }])
})
