/**
 * The names of every call and event, and nothing else: the sandboxed preload is built from this file alone, so no schema
 * library reaches it. `contract.ts` gives each name its schemas; a name missing there, or there and not here, does not compile.
 */
export const callNames = [
  'app:info',
  'app:copy-text',
  'session:get',
  'session:connect',
  'session:start-demo',
  'session:replace-secret',
  'session:retry-secret',
  'session:lock',
  'session:sign-out',
  'session:revoke-token',
  'session:report',
  'session:copy-diagnostics',
  'profiles:get',
  'profiles:open',
  'profiles:change',
  'profiles:duplicate',
  'profiles:contents',
  'profiles:remove',
  'credentials:offers',
  'credentials:import',
  'credentials:discard',
  'reachability:get',
  'reachability:retry',
  'reachability:network-changed',
  'invitations:get',
  'invitations:refresh',
  'invitations:create',
  'invitations:copy-link',
  'invitations:copy-message',
  'invitations:open-mail',
  'invitations:open-link',
  'invitations:reveal',
  'invitations:qr',
  'invitations:save-qr',
  'invitations:revoke',
  'invitations:revoke-many',
  'invitations:extend',
  'invitations:export',
  'providers:get',
  'journal:get',
  'journal:looked',
  'fleets:get',
  'fleets:refresh',
  'fleets:detail',
  'fleets:note',
  'fleets:snooze',
  'fleets:chase-draft',
  'fleets:chase',
  'fleets:copy-repair-link',
  'fleets:sources',
  'positions:status',
  'positions:snapshot',
  'positions:first-picture',
  'positions:refresh',
  'positions:cancel-refresh',
  'positions:delta-taken',
  'positions:shown',
  'positions:set-aside',
  'positions:export-set-aside',
  'positions:stored',
  'positions:forget',
  'positions:as-of',
  'positions:trail',
  'positions:history',
  'positions:cancel-history',
  'positions:vehicle',
  'saved:get',
  'saved:change',
  'settings:get',
  'settings:change',
  'basemaps:get',
  'basemaps:look-at-style',
  'basemaps:use-online',
  'basemaps:load-online',
  'basemaps:remove-online',
  'basemaps:add-region',
  'basemaps:remove-region',
  'wall:get',
  'wall:open',
  'wall:close',
  'wall:full-screen',
  'export:vehicles',
  'export:history',
  'export:evidence',
  'export:cancel',
  'export:picture',
  'export:pdf',
  'export:print',
  'bulk:open-file',
  'bulk:start',
  'bulk:get',
  'bulk:pause',
  'bulk:resume',
  'bulk:cancel',
  'bulk:dismiss',
  'bulk:export'
] as const

export const eventNames = [
  'app:command',
  'session:changed',
  'profiles:changed',
  'reachability:changed',
  'invitations:changed',
  'journal:added',
  'fleets:changed',
  'fleets:sources-changed',
  'positions:delta',
  'positions:reset',
  'positions:status-changed',
  'positions:history-progress',
  'saved:changed',
  'settings:changed',
  'basemaps:changed',
  'wall:changed',
  'export:progress',
  'bulk:changed'
] as const

/**
 * The one call that the page cannot make by its name: it takes the path of a file, and a page that could name paths could have any file read.
 * The bridge has a function for it that takes a `File`, which only the person's drop or choice can make.
 */
export const fileCallName = 'credentials:import-file'

/** Asked by the page, answered by main. */
export type PageCallName = (typeof callNames)[number]

/** Everything that main answers. */
export type CallName = PageCallName | typeof fileCallName

/** The names of all of them. */
export const servedCallNames = [...callNames, fileCallName] as const satisfies readonly CallName[]

/** Told by main to the page. */
export type EventName = (typeof eventNames)[number]

/** The one global that the preload gives the page: `window.fleetDesk`. */
export const bridgeGlobal = 'fleetDesk'
