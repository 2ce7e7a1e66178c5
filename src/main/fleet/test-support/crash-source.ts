import { fail, ok } from '@shared/ipc/result'
import type { PageRequest, PositionSource } from '../rows'
import { crashFleet, crashNames, crashPage, fleetIdOf } from './crash-fleet'

const pages = Array.from({ length: crashFleet.pageCount }, (_, page) => page)

/** A server in memory with the made-up fleet; a cursor is a place in the list of pages. @param sweep the one under way */
export function createCrashSource(sweep: () => number): PositionSource {
  const asked = ({ cursor, fleetIds }: PageRequest) => {
    const list = pages.filter((page) => fleetIds === null || fleetIds.includes(fleetIdOf(page)))
    const place = Number(cursor ?? 0)
    const next = place + 1 < list.length ? String(place + 1) : null
    return { page: list[place] ?? 0, facts: { next, total: list.length * crashFleet.pageSize } }
  }
  return {
    locationPage(request) {
      const { page, facts } = asked(request)
      return Promise.resolve(ok(crashPage(page, sweep(), facts)))
    },
    vehiclePage(request) {
      const { page, facts } = asked(request)
      return Promise.resolve(ok(crashNames(page, sweep(), facts)))
    },
    driverPage: () => Promise.resolve(fail('not-found')),
    historyPage: () => Promise.resolve(fail('not-found')),
    vehicleRecord: () => Promise.resolve(fail('not-found')),
    vehicleReading: () => Promise.resolve(fail('not-found')),
    driverName: () => Promise.resolve(fail('not-found')),
    listFleets() {
      const rows = pages.map((page) => ({
        id: fleetIdOf(page),
        fleetRef: null,
        name: `Fleet ${page}`,
        displayName: null
      }))
      return Promise.resolve(ok({ rows, setAside: [] }))
    },
    listTsps: () => Promise.resolve(ok({ rows: [], setAside: [] }))
  }
}
