// Unit and contract tests may talk to this machine only. A test that reaches for any other address fails here, at once,
// instead of hanging on a closed network or, worse, passing on an open one.
import { Socket } from 'node:net'

const loopback = /^(localhost|127(\.\d+){3}|::1|\[::1\])$/

const connect = Socket.prototype.connect
// @ts-expect-error -- the overloads of connect are irrelevant here: every form is passed on unchanged
Socket.prototype.connect = function (...args) {
  const options = Array.isArray(args[0]) ? args[0][0] : args[0]
  const host = typeof options === 'object' && options !== null ? options.host : typeof args[1] === 'string' ? args[1] : undefined
  const isLocalSocket = typeof options === 'object' && options !== null && 'path' in options && options.path
  if (!isLocalSocket && host !== undefined && !loopback.test(host)) {
    throw new Error(`This test tried to reach ${host}. Tests talk to loopback only.`)
  }
  return connect.apply(this, args)
}
