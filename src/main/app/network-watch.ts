import type { NetworkInterfaceInfo } from 'node:os'

/** What `createNetworkWatch` works with. */
interface NetworkWatchParts {
  /** Node's `networkInterfaces` from `node:os`. */
  readonly readInterfaces: () => NodeJS.Dict<NetworkInterfaceInfo[]>
  /** Runs something later; returns how to call it off. */
  readonly schedule: (run: () => void, delayMs: number) => () => void
  readonly onChange: () => void
}

/** Notices that the computer has another network, a VPN included. Costs nothing while it rests. */
export interface NetworkWatch {
  /** Compares every two seconds from now on; does nothing when it watches already or was stopped. */
  watch(): void
  /** Stops comparing until the next `watch`. */
  rest(): void
  /** For good. */
  stop(): void
}

const betweenLooksMs = 2_000

/**
 * Watches the addresses of this computer's network interfaces.
 *
 * Chromium's "online" says nothing of a VPN that comes up while another network is there, and then the servers behind it stay
 * "unreachable" until the next retry (Mattermost desktop issue 2002). Node has no event for it, so the addresses are compared; turned on only
 * while there is trouble, because a timer that never ends keeps a laptop awake for nothing.
 */
export function createNetworkWatch({ readInterfaces, schedule, onChange }: NetworkWatchParts): NetworkWatch {
  let cancel: (() => void) | null = null
  let seen: string | null = null
  let isStopped = false

  /** Null when the system does not say (`networkInterfaces` throws where a sandbox forbids it). */
  function look(): string | null {
    try {
      return signatureOf(readInterfaces())
    } catch {
      return null
    }
  }

  function plan(): void {
    cancel = schedule(() => {
      plan()
      const before = seen
      const now = look()
      seen = now ?? before
      if (before !== null && now !== null && before !== now) onChange()
    }, betweenLooksMs)
  }

  function rest(): void {
    cancel?.()
    cancel = null
  }

  return {
    watch() {
      if (isStopped || cancel !== null) return
      seen = look()
      plan()
    },
    rest,
    stop() {
      isStopped = true
      rest()
    }
  }
}

/** The addresses that lead elsewhere, in an order of their own: the system may list the same ones in another. */
function signatureOf(interfaces: NodeJS.Dict<NetworkInterfaceInfo[]>): string {
  const addresses = Object.entries(interfaces).flatMap(([name, infos]) =>
    (infos ?? []).filter(({ internal }) => !internal).map(({ address, netmask }) => `${name} ${address} ${netmask}`)
  )
  return addresses.sort().join('\n')
}
