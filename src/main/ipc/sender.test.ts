import { describe, expect, it } from 'vitest'
import { createSenderCheck, type SenderEvent, type SenderFrame } from './sender'

const isTrusted = createSenderCheck((id) => id === 7)
const ownFrame: SenderFrame = { url: 'app://bundle/', origin: 'app://bundle', parent: null, frameTreeNodeId: 1 }

function event(frame: SenderFrame | null, more: { id?: number; isDestroyed?: boolean } = {}): SenderEvent {
  const { id = 7, isDestroyed = false } = more
  return { senderFrame: frame, sender: { id, isDestroyed: () => isDestroyed, mainFrame: ownFrame } }
}

describe('a call is answered', () => {
  it('for the top frame of a window of ours on our origin', () => {
    expect(isTrusted(event(ownFrame))).toBe(true)
  })

  it('on a version of Electron that does not report origins', () => {
    const frame: SenderFrame = { url: ownFrame.url, parent: null, frameTreeNodeId: 1 }
    expect(isTrusted(event(frame))).toBe(true)
  })
})

describe('a call is refused', () => {
  it.each([
    ['a frame that is gone', event(null)],
    ['a frame inside ours', event({ ...ownFrame, parent: ownFrame, frameTreeNodeId: 2 })],
    ['a frame without a parent that is not the top one', event({ ...ownFrame, frameTreeNodeId: 2 })],
    ['a data: page', event({ ...ownFrame, url: 'data:text/html,x', origin: 'null' })],
    ['another host', event({ ...ownFrame, url: 'app://bundle.evil/', origin: 'app://bundle.evil' })],
    ['a website', event({ ...ownFrame, url: 'https://bundle/', origin: 'https://bundle' })],
    ['our URL with another origin', event({ ...ownFrame, origin: 'null' })],
    ['our origin on a blank page', event({ ...ownFrame, url: 'about:blank' })],
    ['an empty URL', event({ ...ownFrame, url: '' })],
    ['a window that is not ours', event(ownFrame, { id: 8 })],
    ['a window that is gone', event(ownFrame, { isDestroyed: true })]
  ])('from %s', (_who, call) => {
    expect(isTrusted(call)).toBe(false)
  })

  it('when Electron throws because the frame is gone', () => {
    const call = event(ownFrame)
    Object.defineProperty(call, 'senderFrame', {
      get: () => {
        throw new Error('Render frame was disposed')
      }
    })
    expect(isTrusted(call)).toBe(false)
  })
})
