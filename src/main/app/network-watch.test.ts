import type { NetworkInterfaceInfo } from 'node:os'
import { beforeEach, describe, expect, it } from 'vitest'
import { createNetworkWatch, type NetworkWatch } from './network-watch'

type Interfaces = NodeJS.Dict<NetworkInterfaceInfo[]>

const info = (address: string, internal = false): NetworkInterfaceInfo => ({
  address,
  internal,
  netmask: '255.255.255.0',
  family: 'IPv4',
  mac: '00:00:00:00:00:00',
  cidr: null
})
const home: Interfaces = { lo: [info('127.0.0.1', true)], eth0: [info('192.0.2.7'), info('192.0.2.8')] }
const homeInAnotherOrder: Interfaces = { eth0: [info('192.0.2.8'), info('192.0.2.7')], lo: home['lo'] }
const withVpn: Interfaces = { ...home, tun0: [info('198.51.100.3')] }
const unplugged: Interfaces = { lo: [info('127.0.0.1', true)], eth0: undefined }
const otherLoopback: Interfaces = { ...home, lo: [info('127.0.0.9', true)] }

let interfaces: Interfaces | 'forbidden'
let changes: number
let looks: number
let due: { run: () => void; delayMs: number }[]
let watch: NetworkWatch

beforeEach(() => {
  interfaces = home
  changes = 0
  looks = 0
  due = []
  watch = createNetworkWatch({
    readInterfaces: () => {
      looks += 1
      if (interfaces === 'forbidden') throw new Error('made up')
      return interfaces
    },
    schedule: (run, delayMs) => {
      const mine = { run, delayMs }
      due.push(mine)
      return () => {
        due = due.filter((timer) => timer !== mine)
      }
    },
    onChange: () => {
      changes += 1
    }
  })
})

function tick(): void {
  const [next] = due.splice(0, 1)
  next?.run()
}

describe('watching the network', () => {
  it.each<[string, Interfaces | 'forbidden', number]>([
    ['says nothing of the same addresses', home, 0],
    ['says nothing of another order', homeInAnotherOrder, 0],
    ['says nothing of addresses that lead nowhere else', otherLoopback, 0],
    ['notices a VPN', withVpn, 1],
    ['notices that the cable is out', unplugged, 1],
    ['says nothing when the system does not tell', 'forbidden', 0]
  ])('%s', (_name, next, times) => {
    watch.watch()
    interfaces = next
    tick()
    tick()
    expect(changes).toBe(times)
  })

  it('notices each change once, also after the system did not tell for a while', () => {
    watch.watch()
    for (const next of [withVpn, 'forbidden', withVpn, home, home] as const) {
      interfaces = next
      tick()
    }
    expect(changes).toBe(2)
  })

  it('costs nothing while it rests, and takes what it finds afterwards as given', () => {
    expect(due).toEqual([])
    watch.watch()
    watch.rest()
    expect(due).toEqual([])
    expect(looks).toBe(1)
    interfaces = withVpn
    watch.watch()
    tick()
    expect(changes).toBe(0)
  })

  it('has one timer of two seconds, however often it is told to watch', () => {
    watch.watch()
    watch.watch()
    tick()
    expect(due.map(({ delayMs }) => delayMs)).toEqual([2_000])
  })

  it('can be laid to rest by what it calls, and stays stopped', () => {
    const stopping = createNetworkWatch({
      readInterfaces: () => (looks++ === 0 ? home : withVpn),
      schedule: (run, delayMs) => {
        const mine = { run, delayMs }
        due.push(mine)
        return () => {
          due = due.filter((timer) => timer !== mine)
        }
      },
      onChange: () => stopping.stop()
    })
    stopping.watch()
    tick()
    stopping.watch()
    expect(due).toEqual([])
  })
})
