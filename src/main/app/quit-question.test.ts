import { EventEmitter } from 'node:events'
import { expect, it, vi } from 'vitest'

vi.mock('electron', () => ({ dialog: {} }))
const { createQuitQuestion } = await import('./quit-question')

function bench(answers: readonly boolean[]) {
  const app = Object.assign(new EventEmitter(), { quit: vi.fn() })
  const window = new EventEmitter()
  let isBusy = true
  const left = [...answers]
  const ask = vi.fn(() => Promise.resolve(left.shift() ?? false))
  createQuitQuestion({ app: app as never, isBusy: () => isBusy, ask }).guard(window)
  const fire = (from: EventEmitter, name: string) => {
    const event = { preventDefault: vi.fn() }
    from.emit(name, event)
    return event.preventDefault.mock.calls.length > 0
  }
  return { app, window, ask, fire, setBusy: (busy: boolean) => (isBusy = busy) }
}

it('lets an idle app end without a question', () => {
  const { app, window, ask, fire, setBusy } = bench([])
  setBusy(false)
  expect(fire(app, 'before-quit')).toBe(false)
  expect(fire(window, 'close')).toBe(false)
  expect(ask).not.toHaveBeenCalled()
})

it('stays when the person says so, and asks again the next time', async () => {
  const { app, window, ask, fire } = bench([false, false])
  expect(fire(window, 'close')).toBe(true)
  await Promise.resolve()
  await Promise.resolve()
  expect(app.quit).not.toHaveBeenCalled()
  expect(fire(app, 'before-quit')).toBe(true)
  expect(ask).toHaveBeenCalledTimes(2)
})

it('asks once for several wishes to quit, and quits after a yes', async () => {
  const { app, window, ask, fire } = bench([true])
  expect(fire(window, 'close')).toBe(true)
  expect(fire(app, 'before-quit')).toBe(true)
  await Promise.resolve()
  await Promise.resolve()
  expect(ask).toHaveBeenCalledTimes(1)
  expect(app.quit).toHaveBeenCalledTimes(1)
  expect(fire(app, 'before-quit')).toBe(false)
  expect(fire(window, 'close')).toBe(false)
})
