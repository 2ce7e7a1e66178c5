import { z } from 'zod'
import type { CallName, EventName, fileCallName, PageCallName } from './channels'
import type { Result } from './result'
import {
  addRegionOutcomeSchema,
  baseMapsSchema,
  loadOnlineOutcomeSchema,
  lookAtStyleInputSchema,
  lookAtStyleOutcomeSchema,
  regionIdInputSchema,
  styleDraftInputSchema
} from './schemas-basemaps'
import { bulkChangeSchema, bulkExportInputSchema, bulkFileSchema, bulkStartInputSchema } from './schemas-bulk'
import {
  cancelExportInputSchema,
  exportHistoryInputSchema,
  exportPictureInputSchema,
  exportProgressSchema,
  exportVehiclesInputSchema,
  fileOutcomeSchema,
  printOutcomeSchema
} from './schemas-export'
import {
  chaseDraftInputSchema,
  chaseDraftSchema,
  chaseInputSchema,
  exportEvidenceInputSchema,
  fleetDetailSchema,
  fleetKeyInputSchema,
  fleetListSchema,
  fleetNoteInputSchema,
  fleetsChangedSchema,
  fleetSnoozeInputSchema,
  fleetSourcesSchema
} from './schemas-fleets'
import {
  copyMessageInputSchema,
  createInvitationInputSchema,
  createInvitationOutputSchema,
  exportInvitationsInputSchema,
  extendInvitationInputSchema,
  invitationHandleInputSchema,
  invitationHandlesInputSchema,
  invitationListSchema,
  invitationQrSchema,
  invitationsChangedSchema,
  openMailInputSchema,
  revealedLinkSchema,
  revokeManyOutputSchema
} from './schemas-invitations'
import { journalAddedSchema, journalGetInputSchema, journalPageSchema } from './schemas-journal'
import { providerListSchema } from './schemas-providers'
import {
  asOfInputSchema,
  asOfPositionsSchema,
  cancelHistoryInputSchema,
  historyInputSchema,
  historyProgressSchema,
  storedPositionsSchema,
  trackSchema,
  trailInputSchema
} from './schemas-history'
import { firstPictureSchema } from './schemas-picture'
import {
  deltaTakenInputSchema,
  exportOutcomeSchema,
  packedDeltaSchema,
  packedSnapshotSchema,
  positionStatusSchema,
  setAsideListSchema,
  shownInputSchema
} from './schemas-positions'
import type { PositionDelta, PositionSnapshot } from './schemas-positions'
import {
  credentialDraftSchema,
  credentialFileInputSchema,
  credentialImportInputSchema,
  credentialOffersSchema,
  draftInputSchema,
  profileChangeSchema,
  profileContentsSchema,
  profileIdInputSchema,
  profileListSchema
} from './schemas-profiles'
import {
  appInfoSchema,
  connectInputSchema,
  lockInputSchema,
  reachabilitySchema,
  replaceSecretInputSchema,
  revocationReportSchema,
  sessionReportSchema,
  sessionStateSchema,
  signOutInputSchema,
  signOutOutputSchema
} from './schemas-session'
import { savedChangeSchema, savedThingsSchema } from './schemas-saved'
import { settingsChangeSchema, settingsSchema } from './schemas-settings'
import { vehicleFactsInputSchema, vehicleFactsSchema } from './schemas-vehicle'
import { wallFullScreenInputSchema, wallStateSchema } from './schemas-wall'

interface CallDeclaration {
  readonly input: z.ZodType
  readonly output: z.ZodType
}

const nothing = z.undefined()

/** Which part of the app a menu command or a global shortcut addresses. */
export const appCommandSchema = z.object({
  command: z.enum([
    'show-attention',
    'show-map',
    'show-fleets',
    'show-invitations',
    'show-activity',
    'show-settings',
    'new-invitation',
    'invite-many',
    'find',
    'refresh',
    'switch-profile',
    'add-profile',
    'show-session',
    'lock',
    'sign-out',
    'export-csv',
    'export-geojson',
    'export-picture',
    'export-pdf',
    'print'
  ])
})

/**
 * Every call, once (DESIGN.md, invariant 2). Input is what the page may send, checked before a handler runs; output is what
 * a handler may answer, wrapped in a `Result`, checked before it leaves main, so that a field added by mistake does not leak.
 */
export const calls = {
  'app:info': { input: nothing, output: appInfoSchema },
  /** Puts a text that the page shows on the clipboard, after a click; the page itself has no clipboard (SECURITY.md row 7). */
  'app:copy-text': { input: z.object({ text: z.string().min(1).max(10_000) }), output: nothing },

  'session:get': { input: nothing, output: sessionStateSchema },
  'session:connect': { input: connectInputSchema, output: sessionStateSchema },
  'session:start-demo': { input: nothing, output: sessionStateSchema },
  'session:replace-secret': { input: replaceSecretInputSchema, output: sessionStateSchema },
  /** Looks into the vault again, for a keyring that is back. */
  'session:retry-secret': { input: nothing, output: sessionStateSchema },
  'session:lock': { input: lockInputSchema, output: sessionStateSchema },
  'session:sign-out': { input: signOutInputSchema, output: signOutOutputSchema },
  'session:revoke-token': { input: nothing, output: revocationReportSchema },
  'session:report': { input: nothing, output: sessionReportSchema },
  /** Puts a redacted report for support on the clipboard. */
  'session:copy-diagnostics': { input: nothing, output: nothing },

  'profiles:get': { input: nothing, output: profileListSchema },
  /** Switches to a profile, unlocks it, or opens it again after signing out; answers `signed-out` or `locked` where it needs its secret. */
  'profiles:open': { input: profileIdInputSchema, output: sessionStateSchema },
  'profiles:change': { input: profileChangeSchema, output: profileListSchema },
  /** Copies everything but the secret and the data; answers the copy's id. */
  'profiles:duplicate': { input: profileIdInputSchema, output: profileIdInputSchema },
  'profiles:contents': { input: profileIdInputSchema, output: profileContentsSchema },
  'profiles:remove': { input: profileIdInputSchema, output: signOutOutputSchema },

  'credentials:offers': { input: nothing, output: credentialOffersSchema },
  'credentials:import': { input: credentialImportInputSchema, output: credentialDraftSchema },
  'credentials:import-file': { input: credentialFileInputSchema, output: credentialDraftSchema },
  'credentials:discard': { input: draftInputSchema, output: nothing },

  'reachability:get': { input: nothing, output: reachabilitySchema },
  'reachability:retry': { input: nothing, output: reachabilitySchema },
  /** The page saw the computer's network come, go or change: looks at once. */
  'reachability:network-changed': { input: nothing, output: nothing },

  /** Every invitation; from then on `invitations:changed` says what changes. */
  'invitations:get': { input: nothing, output: invitationListSchema },
  'invitations:refresh': { input: nothing, output: nothing },
  /** Fails with the contract's name of the field (`fleet_email`) where the server names one. The link goes to the clipboard. */
  'invitations:create': { input: createInvitationInputSchema, output: createInvitationOutputSchema },
  'invitations:copy-link': {
    input: invitationHandleInputSchema,
    output: z.object({ expiresAtMs: z.number().nullable() })
  },
  /** Puts the link into the message, and the message on the clipboard; the page never sees the link. */
  'invitations:copy-message': { input: copyMessageInputSchema, output: nothing },
  /** Opens the message in the person's mail client; fails with `invalid-input` and `field: 'body'` when it is too long for that. */
  'invitations:open-mail': { input: openMailInputSchema, output: nothing },
  /** Opens the link in the person's browser. */
  'invitations:open-link': { input: invitationHandleInputSchema, output: nothing },
  'invitations:reveal': { input: invitationHandleInputSchema, output: revealedLinkSchema },
  'invitations:qr': { input: invitationHandleInputSchema, output: invitationQrSchema },
  /** Asks where to, and writes the QR code as a picture. */
  'invitations:save-qr': { input: invitationHandleInputSchema, output: fileOutcomeSchema },
  'invitations:revoke': { input: invitationHandleInputSchema, output: nothing },
  'invitations:revoke-many': { input: invitationHandlesInputSchema, output: revokeManyOutputSchema },
  /** Sends the row's own fields again, which extends, re-opens or renews it (API.md section 6). */
  'invitations:extend': { input: extendInvitationInputSchema, output: createInvitationOutputSchema },
  /** Asks where to, and writes the rows that the page names, as CSV. */
  'invitations:export': { input: exportInvitationsInputSchema, output: fileOutcomeSchema },

  /** The providers that a fleet can be offered; asks the server where that was not done today. */
  'providers:get': { input: nothing, output: providerListSchema },

  'journal:get': { input: journalGetInputSchema, output: journalPageSchema },
  /** The person has seen the journal up to now. */
  'journal:looked': { input: nothing, output: nothing },

  /** Every fleet; from then on `fleets:changed` says what changes. */
  'fleets:get': { input: nothing, output: fleetListSchema },
  'fleets:refresh': { input: nothing, output: nothing },
  /** What the list does not say of one fleet; fails with `unknown-handle` for a key that is gone, as all calls about one do. */
  'fleets:detail': { input: fleetKeyInputSchema, output: fleetDetailSchema },
  'fleets:note': { input: fleetNoteInputSchema, output: nothing },
  'fleets:snooze': { input: fleetSnoozeInputSchema, output: nothing },
  /** A message to the fleet about what stopped, with `{link}` where main will put the link. */
  'fleets:chase-draft': { input: chaseDraftInputSchema, output: chaseDraftSchema },
  /** Puts the link into the message, and copies it or opens the mail client; the page never sees the link. */
  'fleets:chase': { input: chaseInputSchema, output: nothing },
  /** Copies the link by which the fleet signs in anew (API.md section 6). */
  'fleets:copy-repair-link': { input: fleetKeyInputSchema, output: nothing },
  'fleets:sources': { input: nothing, output: fleetSourcesSchema },

  'positions:status': { input: nothing, output: positionStatusSchema },
  /** Everything, for the window that asks; from then on it is told what changes. A packed `PositionSnapshot`. */
  'positions:snapshot': { input: nothing, output: packedSnapshotSchema },
  /** At a start, before the cache is read: what the page paints first. Null where nothing was kept for it, or a profile is open already. */
  'positions:first-picture': { input: nothing, output: firstPictureSchema.nullable() },
  /** The window has taken a delta in; the next one may come. */
  'positions:delta-taken': { input: deltaTakenInputSchema, output: nothing },
  /** A window that nobody can see is told nothing until it is shown. */
  'positions:shown': { input: shownInputSchema, output: nothing },
  'positions:refresh': { input: nothing, output: nothing },
  'positions:cancel-refresh': { input: nothing, output: nothing },
  'positions:set-aside': { input: nothing, output: setAsideListSchema },
  /** Asks where to, and writes the list as CSV. */
  'positions:export-set-aside': { input: nothing, output: exportOutcomeSchema },
  /** What is kept on this computer. */
  'positions:stored': { input: nothing, output: storedPositionsSchema },
  /** Deletes the kept positions of the open profile, and begins anew. */
  'positions:forget': { input: nothing, output: nothing },
  /** Where every vehicle was at a moment of the last 24 hours, from what is kept here; no request goes out. */
  'positions:as-of': { input: asOfInputSchema, output: asOfPositionsSchema },
  /** Where one vehicle was in the last 24 hours, from what is kept here; no request goes out. */
  'positions:trail': { input: trailInputSchema, output: trackSchema },
  /** One vehicle's past from the server, up to 45 days (API.md section 9); kept until the profile is closed. */
  'positions:history': { input: historyInputSchema, output: trackSchema },
  'positions:cancel-history': { input: cancelHistoryInputSchema, output: nothing },
  /** What the server knows of one vehicle beyond its columns; asked for when its details are looked at. */
  'positions:vehicle': { input: vehicleFactsInputSchema, output: vehicleFactsSchema },

  /** Views and places that are saved with the open profile. */
  'saved:get': { input: nothing, output: savedThingsSchema },
  'saved:change': { input: savedChangeSchema, output: savedThingsSchema },

  'settings:get': { input: nothing, output: settingsSchema },
  'settings:change': { input: settingsChangeSchema, output: settingsSchema },

  'basemaps:get': { input: nothing, output: baseMapsSchema },
  /** Fetches a style and what it names, after a click, and says which hosts the map would be loaded from; nothing is kept yet. */
  'basemaps:look-at-style': { input: lookAtStyleInputSchema, output: lookAtStyleOutcomeSchema },
  /** The person's yes to the hosts of a style that was looked at; the windows are loaded anew, under a policy that allows them. */
  'basemaps:use-online': { input: styleDraftInputSchema, output: nothing },
  /** Fetches the chosen style anew; one that asks for other hosts than those of the yes is refused. */
  'basemaps:load-online': { input: nothing, output: loadOnlineOutcomeSchema },
  /** Forgets the online map; the windows are loaded anew, without its hosts. */
  'basemaps:remove-online': { input: nothing, output: nothing },
  /** Asks for a file and checks it; the page never learns its path. */
  'basemaps:add-region': { input: nothing, output: addRegionOutcomeSchema },
  /** Forgets a region; its file stays where it is. */
  'basemaps:remove-region': { input: regionIdInputSchema, output: nothing },
  'wall:get': { input: nothing, output: wallStateSchema },
  /** Opens the wall map for the open profile, or brings it to the front; fails with `signed-out` without one. */
  'wall:open': { input: nothing, output: nothing },
  'wall:close': { input: nothing, output: nothing },
  'wall:full-screen': { input: wallFullScreenInputSchema, output: nothing },

  /** Asks where to, and writes the vehicles that the page names; fails with `not-found` for another epoch. */
  'export:vehicles': { input: exportVehiclesInputSchema, output: fileOutcomeSchema },
  /** The loaded past of one vehicle; progress and cancel as `export:vehicles`. */
  'export:history': { input: exportHistoryInputSchema, output: fileOutcomeSchema },
  /** As `export:vehicles`, with what is needed to show later what was seen: verdicts, share levels, and hashes. */
  'export:evidence': { input: exportEvidenceInputSchema, output: fileOutcomeSchema },
  'export:cancel': { input: cancelExportInputSchema, output: nothing },
  /** Asks where to, and writes a picture that the page made. */
  'export:picture': { input: exportPictureInputSchema, output: fileOutcomeSchema },
  /** Asks where to, and writes what the page has laid out for print. */
  'export:pdf': { input: nothing, output: fileOutcomeSchema },
  'export:print': { input: nothing, output: printOutcomeSchema },

  /** Asks for a table and reads it; null when the person changed their mind. Fails with `invalid-input` above 5 MB, `nothing-found` for no text. */
  'bulk:open-file': { input: nothing, output: bulkFileSchema.nullable() },
  /** Begins a run; fails with `conflict` while another has not ended, `confirmation-needed` from a test profile. */
  'bulk:start': { input: bulkStartInputSchema, output: nothing },
  /** The run of the open profile, also one of an earlier start of the app; null when there is none. */
  'bulk:get': { input: nothing, output: bulkChangeSchema },
  'bulk:pause': { input: nothing, output: nothing },
  'bulk:resume': { input: nothing, output: nothing },
  /** Ends the run; what is on its way is still waited for, what was sent stays sent. */
  'bulk:cancel': { input: nothing, output: nothing },
  /** Forgets a run that has ended. */
  'bulk:dismiss': { input: nothing, output: nothing },
  /** Asks where to, and writes what became of each row. */
  'bulk:export': { input: bulkExportInputSchema, output: fileOutcomeSchema }
} as const satisfies Record<CallName, CallDeclaration>

/** Every event, once. */
export const events = {
  'app:command': appCommandSchema,
  'session:changed': sessionStateSchema,
  'profiles:changed': profileListSchema,
  'reachability:changed': reachabilitySchema,
  'invitations:changed': invitationsChangedSchema,
  'journal:added': journalAddedSchema,
  'fleets:changed': fleetsChangedSchema,
  'fleets:sources-changed': fleetSourcesSchema,
  /** A packed `PositionDelta`. */
  'positions:delta': packedDeltaSchema,
  'positions:reset': z.object({ epoch: z.number() }),
  'positions:status-changed': positionStatusSchema,
  'positions:history-progress': historyProgressSchema,
  /** Also when another profile is opened. */
  'saved:changed': savedThingsSchema,
  'settings:changed': settingsSchema,
  'basemaps:changed': baseMapsSchema,
  'wall:changed': wallStateSchema,
  'export:progress': exportProgressSchema,
  /** The run's state with the rows that changed. */
  'bulk:changed': bulkChangeSchema
} as const satisfies Record<EventName, z.ZodType>

export type CallInput<N extends CallName> = z.input<(typeof calls)[N]['input']>
export type CallOutput<N extends CallName> = z.output<(typeof calls)[N]['output']>
export type EventPayload<N extends EventName> = z.output<(typeof events)[N]>
export type AppCommand = z.infer<typeof appCommandSchema>['command']

/** Handlers of main, derived: one per call, with parsed input, answering a `Result`. */
export type CallHandlers = {
  readonly [N in CallName]: (input: z.output<(typeof calls)[N]['input']>) => Promise<Result<CallOutput<N>>>
}

/** The bridge as the preload gives it, derived: `calls['session:connect'](input)`, `events['session:changed'](listener)`. */
export interface WireBridge {
  readonly calls: { readonly [N in PageCallName]: (input: CallInput<N>) => Promise<Result<CallOutput<N>>> }
  /** Reads credentials from a file that the person dropped or chose; one that the page made up is `nothing-found`. */
  readonly importFile: (file: File) => Promise<Result<CallOutput<typeof fileCallName>>>
  /** Subscribes; returns how to stop. */
  readonly events: { readonly [N in EventName]: (listener: (payload: EventPayload<N>) => void) => () => void }
}

/** What the page works with: the bridge, with packed columns unpacked. */
export interface Bridge extends Omit<WireBridge, 'calls' | 'events'> {
  readonly calls: Omit<WireBridge['calls'], 'positions:snapshot'> & {
    readonly 'positions:snapshot': (input: undefined) => Promise<Result<PositionSnapshot>>
  }
  readonly events: Omit<WireBridge['events'], 'positions:delta'> & {
    readonly 'positions:delta': (listener: (payload: PositionDelta) => void) => () => void
  }
}
