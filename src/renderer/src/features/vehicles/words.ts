import type { Staleness } from '@shared/domain/staleness'

const count = new Intl.NumberFormat('en-US')

/** Every word of the vehicle list and the detail panel. */
export const words = {
  listLabel: 'Vehicles',
  filterLabel: 'Filter vehicles',
  filterPlaceholder: 'Name, VIN, plate, fleet, provider or place',
  clearFilter: 'Clear filter',
  sortLabel: 'Sort by',
  sortBy: { name: 'Name', newest: 'Newest first', oldest: 'Oldest first', fleet: 'Fleet' },
  bucketsLabel: 'Show only vehicles last seen',
  staleness: {
    live: 'Live',
    recent: 'Recent',
    late: 'Late',
    stale: 'Stale',
    lost: 'Lost',
    never: 'No position'
  } satisfies Record<Staleness, string>,
  stalenessMeaning: {
    live: 'Seen in the last 5 minutes',
    recent: 'Seen 5 to 30 minutes ago',
    late: 'Seen 30 minutes to 4 hours ago',
    stale: 'Seen 4 to 24 hours ago',
    lost: 'Not seen for over a day',
    never: 'No position received yet'
  } satisfies Record<Staleness, string>,
  shown: (shown: number, total: number) =>
    shown === total ? `${count.format(total)} vehicles` : `${count.format(shown)} of ${count.format(total)} vehicles`,
  bucketCount: (vehicles: number) => count.format(vehicles),
  emptyTitle: 'No vehicles yet',
  emptyText:
    'Vehicles appear here once a fleet has accepted your invitation and its provider has sent a first position.',
  emptyAction: 'Invite a fleet',
  unreadTitle: 'No vehicles to show',
  unreadText: 'They appear when Fleet Desk has the client secret and Catena accepts it.',
  filteredTitle: 'No vehicle matches',
  filteredText: 'Nothing fits this filter.',
  detailLabel: 'Vehicle details',
  close: 'Close details',
  neverSeen: 'No position yet',
  neverSeenShort: 'not yet',
  unknown: 'Not reported',
  moving: 'moving',
  parked: 'standing',
  centre: 'Show on map',
  copy: 'Copy position',
  copied: 'Copied',
  copyFailed: 'Your system did not allow copying. Select the coordinates and copy them by hand.',
  hiddenByFilter: (name: string) => `${name} is selected but hidden by the filter.`,
  fields: {
    vin: 'VIN',
    plate: 'Plate',
    fleet: 'Fleet',
    provider: 'Provider',
    speed: 'Speed',
    heading: 'Direction',
    place: 'Near',
    position: 'Position',
    seen: 'Last seen'
  },
  derived: 'derived from its last two positions',
  simulated: 'Simulated vehicle',
  sharedVin: 'Also reported by another provider',
  twinsTitle: 'The same truck, by its VIN',
  twin: (provider: string, age: string | null) => (age === null ? provider : `${provider} · ${age}`),
  olderTwin: 'Another provider has a newer position of this truck. The map shows that one.',
  unnamedProvider: 'Unnamed provider'
} as const
