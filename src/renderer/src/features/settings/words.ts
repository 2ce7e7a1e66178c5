import { assertNever } from '@shared/domain/assert-never'
import type { PositionStatus } from '@shared/ipc/schemas-positions'

export const words = {
  title: 'Settings',
  display: 'Display',
  speedUnit: 'Speed',
  mph: 'Miles per hour',
  kph: 'Kilometres per hour',
  colourScheme: 'Colour scheme',
  system: 'System',
  light: 'Light',
  dark: 'Dark',
  map: 'Map',
  clustering: 'Group vehicles that would overlap',
  clusteringHint: 'A group shows how many vehicles it holds and how fresh their positions are.',
  mergesSameVin: 'Show a truck once',
  mergesSameVinHint:
    'Where two providers report the same VIN, the map shows the newer position. The list shows both rows.',
  requests: 'Requests at once',
  requestsHint:
    'How many requests for positions may be under way together. Fleet Desk uses fewer when Catena asks it to.',
  data: 'Data on this computer',
  retention: 'Keep positions for',
  retentionUnit: 'days',
  retentionHint: 'From 1 to 365 days. Older positions are erased.',
  stored: 'Positions',
  storedSize: (size: string, vehicles: string) => `${size} for ${vehicles}`,
  trail: (since: string) => `with where they were since ${since}`,
  forget: 'Forget cached positions…',
  forgetTitle: (profileName: string) => `Forget the positions of ${profileName}?`,
  forgetText: (vehicles: string) =>
    `Erases the last positions of ${vehicles}, where they were in the last 24 hours, and the stored invitations from this computer. Fleet Desk then reads the present ones from Catena again. Your credentials stay.`,
  forgetOffline: 'Catena cannot be reached now: the map stays empty until it can.',
  forgetYes: 'Forget positions',
  forgetting: 'Forgetting…',
  forgetNo: 'Keep them',
  forgotten: 'Positions forgotten',
  forgottenText: (profileName: string) => `The stored positions of ${profileName} are erased from this computer.`,
  security: 'Security',
  secret: 'Client secret',
  revokesOnQuit: 'Revoke the access token when quitting',
  revokesOnQuitHint:
    'Catena is asked to end the session at once. Quitting waits for its answer for up to three seconds.',
  oldElectron: 'Outdated Electron',
  oldElectronText:
    'This copy runs on an Electron that no longer gets security fixes. Secrets for servers other than this computer stay in memory, for this session only.',
  about: 'About',
  version: 'Version',
  electron: 'Electron',
  mapData: 'Map data',
  mapDataText: 'Natural Earth (public domain) · © GeoNames (CC BY 4.0) · US Census (public domain)',
  typeface: 'Typeface',
  typefaceText: 'Inter (SIL Open Font License 1.1)',
  mapRenderer: 'Map renderer',
  mapRendererText: 'MapLibre GL JS (BSD 3-Clause)'
} as const

/** Where positions are, in one sentence. */
export function storedSentence(cache: PositionStatus['cache']): string {
  switch (cache) {
    case 'sealed':
    case 'rebuilt':
      return 'Stored in Fleet Desk’s data folder on this computer, encrypted with a key that the system’s key store protects.'
    case 'memory-only':
      return 'Kept in memory only, because this computer has no safe place for their key. They are gone when Fleet Desk quits.'
    case 'disk-full':
      return 'The disk is full, so new positions are not being stored. Free some space to keep them over a restart.'
    default:
      return assertNever(cache)
  }
}
