import { expect, it } from 'vitest'
import { createBodyBuffers } from './http-body'

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

it('reads a body of any length, piece by piece', async () => {
  const buffers = createBodyBuffers()
  const pieces = Array.from({ length: 50 }, (_, index) => new Uint8Array(10_007).fill(index))
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      pieces.forEach((piece) => controller.enqueue(piece))
      controller.close()
    }
  })
  const { bytes } = await buffers.read(new Response(stream))
  expect(Buffer.compare(bytes, Buffer.concat(pieces))).toBe(0)
})

it('reads an answer without a body as no bytes', async () => {
  expect((await createBodyBuffers().read(new Response(null))).bytes).toHaveLength(0)
})

it('reads into the same memory again, and shows nothing of what was there before', async () => {
  const buffers = createBodyBuffers()
  const first = await buffers.read(new Response('a long answer'))
  first.release()
  const second = await buffers.read(new Response('short'))
  expect(text(second.bytes)).toBe('short')
  expect(second.bytes.buffer).toBe(first.bytes.buffer)
})

it('keeps answers apart that are read at the same time', async () => {
  const buffers = createBodyBuffers()
  const both = await Promise.all([buffers.read(new Response('one')), buffers.read(new Response('two'))])
  expect(both.map(({ bytes }) => text(bytes))).toEqual(['one', 'two'])
})

it('rejects when a body breaks off, and goes on with the next', async () => {
  const buffers = createBodyBuffers()
  const broken = new ReadableStream({
    start(controller) {
      controller.error(new Error('reset'))
    }
  })
  await expect(buffers.read(new Response(broken))).rejects.toThrow('reset')
  expect(text((await buffers.read(new Response('well'))).bytes)).toBe('well')
})
