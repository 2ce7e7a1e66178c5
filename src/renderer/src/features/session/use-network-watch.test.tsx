import { act, fireEvent } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { renderPage } from '../../test-support/render'
import { useNetworkWatch } from './use-network-watch'

function Watch() {
  useNetworkWatch()
  return null
}

afterEach(() => {
  Reflect.deleteProperty(navigator, 'connection')
})

it('tells main when the network comes, goes or changes, until it is unmounted', async () => {
  const connection = new EventTarget()
  Object.defineProperty(navigator, 'connection', { value: connection, configurable: true })
  const { bridge, unmount } = await renderPage(<Watch />)
  const told = () => bridge.inputsOf('reachability:network-changed').length
  act(() => {
    fireEvent(window, new Event('offline'))
    fireEvent(window, new Event('online'))
    connection.dispatchEvent(new Event('change'))
  })
  expect(told()).toBe(3)
  unmount()
  fireEvent(window, new Event('online'))
  connection.dispatchEvent(new Event('change'))
  expect(told()).toBe(3)
})

it('does without the network information where there is none', async () => {
  const { bridge } = await renderPage(<Watch />)
  act(() => void fireEvent(window, new Event('online')))
  expect(bridge.inputsOf('reachability:network-changed')).toHaveLength(1)
})
