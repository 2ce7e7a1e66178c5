// Unit and contract tests may talk to this machine only. A test that reaches for any other address fails here, at once,
// instead of hanging on a closed network or, worse, passing on an open one.
import { Socket } from 'node:net'

const loopback = /^(localhost|127(\.\d+){3}|::1|\[::1\])$/

const connect = Socket.prototype.connect

/** @this {Socket} @param {unknown[]} args every form that `connect` takes; passed on unchanged */
function connectToLoopback(...args) {
  const target = hostOf(args)
  if (target !== undefined && !loopback.test(target)) {
    throw new Error(`This test tried to reach ${target}. Tests talk to loopback only.`)
  }
  return Reflect.apply(connect, this, args)
}

/** @param {readonly unknown[]} args @returns {string | undefined} undefined for local sockets and for the default, localhost */
function hostOf(args) {
  const first = Array.isArray(args[0]) ? /** @type {unknown[]} */ (args[0])[0] : args[0]
  if (typeof first === 'object' && first !== null) {
    if ('path' in first && first.path) return undefined
    return 'host' in first && typeof first.host === 'string' ? first.host : undefined
  }
  return typeof args[1] === 'string' ? args[1] : undefined
}

Socket.prototype.connect = connectToLoopback
