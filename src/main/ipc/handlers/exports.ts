import type { Language } from '@shared/domain/language'
import { fail, ok, type Result } from '@shared/ipc/result'
import type { ExportHistoryInput, ExportVehiclesInput, FileOutcome } from '@shared/ipc/schemas-export'
import type { ExportEvidenceInput } from '@shared/ipc/schemas-fleets'
import type { AppInfo } from '@shared/ipc/schemas-session'
import type { Logger } from '../../app/logger'
import type { PrintPage } from '../../app/print-page'
import type { SaveDialog, SaveQuestion } from '../../app/save-dialog'
import { exportEvidence } from '../../export/evidence-export'
import { fleetEvidence, vehicleEvidence } from '../../export/evidence-rows'
import { evidenceText } from '../../export/evidence-text'
import { beginFile } from '../../export/file-in-pieces'
import { exportHistory } from '../../export/history-export'
import { exportVehicles, type VehicleExportOptions } from '../../export/vehicle-export'
import { vehicleRows, type VehicleColumnsRead, type VehicleRow } from '../../export/vehicle-rows'
import { vehicleFileText } from '../../export/vehicle-file-text'
import { exportTitle } from '../../export/dialog-words'
import type { Session } from '../../session/session-types'
import type { Workspace } from '../../session/workspace-types'
import type { SettingsStore } from '../../settings/settings'
import { writeFileAtomically } from '../../storage/atomic-file'
import type { Caller, ServedHandlers } from '../caller'
import { createSaveFile, type SaveFile } from './save-file'

type Area =
  | 'export:vehicles'
  | 'export:evidence'
  | 'export:history'
  | 'export:cancel'
  | 'export:picture'
  | 'export:pdf'
  | 'export:print'

interface ExportDeps {
  readonly appInfo: () => Promise<Pick<AppInfo, 'version'>>
  readonly session: Pick<Session, 'workspace'>
  readonly settings: Pick<SettingsStore, 'get'>
  readonly saveDialog: SaveDialog
  readonly printPage: PrintPage
  readonly language: () => Language
  readonly nowMs: () => number
  readonly logger: Logger
}

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** Writes what the page shows to files that the person chooses; see `SaveFile` for how each fails. */
export function exportHandlers({
  appInfo,
  session,
  settings,
  saveDialog,
  printPage,
  language,
  nowMs,
  logger
}: ExportDeps): Pick<ServedHandlers, Area> {
  const running = new Map<string, AbortController>()
  const saveFile = createSaveFile({ session, saveDialog, logger })

  function toFile(
    caller: Caller,
    { name, kind, ...more }: Omit<SaveQuestion, 'fileName'> & { readonly name: string },
    write: Parameters<SaveFile>[2]
  ): Promise<Result<FileOutcome>> {
    const fileName = `fleet-desk-${name}-${dateAndTime(nowMs())}.${kind}`
    return saveFile(caller, { fileName, kind, ...more }, write)
  }

  /** Runs an export that the page can follow and stop by its id. */
  async function followed<T>(
    caller: Caller,
    exportId: string,
    total: number,
    run: (steps: Pick<VehicleExportOptions, 'signal' | 'onProgress' | 'clock'>) => Promise<T>
  ): Promise<T> {
    const key = keyOf(caller, exportId)
    const stopped = new AbortController()
    running.set(key, stopped)
    try {
      return await run({
        signal: stopped.signal,
        onProgress: (writtenCount) => caller.send('export:progress', { exportId, writtenCount, total }),
        clock: () => performance.now()
      })
    } finally {
      running.delete(key)
    }
  }

  function writeVehicles(
    path: string,
    { engine, profile }: Workspace,
    { exportId, slots, epoch, format, filterText }: ExportVehiclesInput,
    caller: Caller
  ): Promise<number | null> {
    return followed(caller, exportId, slots.length, async (steps) => {
      const facts = {
        profileName: profile.name,
        asOfMs: engine.status().asOfMs,
        exportedAtMs: nowMs(),
        filterText,
        speedUnit: settings.get().speedUnit
      }
      return exportVehicles({
        slots,
        facts,
        text: vehicleFileText(format, facts),
        // Threat: the rest of a profile that was locked meanwhile must not go into the file.
        read: (some) => (session.workspace()?.engine === engine ? engine.rowsOf(epoch, some) : null),
        file: await beginFile(path),
        ...steps
      })
    })
  }

  function writeHistory(
    path: string,
    { engine, profile }: Workspace,
    input: ExportHistoryInput,
    caller: Caller
  ): Promise<number | null> {
    const { exportId, track } = input
    return followed(caller, exportId, track.occurredAtMs.length, async (steps) => {
      const [vehicle] = vehicleOf(engine.rowsOf(input.epoch, Uint32Array.of(input.slot)))
      if (vehicle === undefined) return null
      const { speedUnit } = settings.get()
      return exportHistory({
        input,
        facts: { profileName: profile.name, vehicle, exportedAtMs: nowMs(), speedUnit },
        isStillOpen: () => session.workspace()?.engine === engine,
        file: await beginFile(path),
        ...steps
      })
    })
  }

  async function writeEvidence(
    path: string,
    { engine, fleets, profile }: Workspace,
    { exportId, format, scope }: ExportEvidenceInput,
    caller: Caller
  ): Promise<number | null> {
    const { version: appVersion } = await appInfo()
    const atMs = nowMs()
    const parts = { engine, book: fleets, nowMs: atMs }
    const { total, pieces } =
      scope.kind === 'fleets'
        ? fleetEvidence(parts, scope.keys)
        : { total: scope.slots.length, pieces: vehicleEvidence(parts, scope.epoch, scope.slots) }
    return followed(caller, exportId, total, async (steps) =>
      exportEvidence({
        // Threat: the rest of a profile that was locked meanwhile must not go into the file.
        pieces: whileOpen(pieces, () => session.workspace()?.engine === engine),
        text: evidenceText(format, {
          profileName: profile.name,
          appVersion,
          positionsAsOfMs: engine.status().asOfMs,
          fleetsAsOfMs: fleets.list().meta.asOfMs,
          exportedAtMs: atMs
        }),
        file: await beginFile(path),
        ...steps
      })
    )
  }

  return {
    'export:evidence': (input, caller) => {
      const workspace = session.workspace()
      const { scope } = input
      const isGone =
        scope.kind === 'vehicles'
          ? workspace?.engine.rowsOf(scope.epoch, new Uint32Array()) === null
          : workspace !== null && !scope.keys.some((key) => workspace.fleets.group(key) !== null)
      if (isGone) return Promise.resolve(fail('not-found'))
      return toFile(caller, { name: 'evidence', kind: input.format, title: 'Export evidence' }, (path, open) =>
        writeEvidence(path, open, input, caller)
      )
    },
    'export:vehicles': async (input, caller) => {
      const engine = session.workspace()?.engine
      if (engine?.rowsOf(input.epoch, new Uint32Array()) === null) return fail('not-found')
      const title = exportTitle(input.slots.length, 'vehicle', language())
      return toFile(caller, { name: 'vehicles', kind: input.format, title }, (path, workspace) =>
        writeVehicles(path, workspace, input, caller)
      )
    },
    'export:history': async (input, caller) => {
      const engine = session.workspace()?.engine
      const [vehicle] = vehicleOf(engine?.rowsOf(input.epoch, Uint32Array.of(input.slot)) ?? null)
      if (engine !== undefined && vehicle === undefined) return fail('not-found')
      const title = exportTitle(input.track.occurredAtMs.length, 'position', language())
      return toFile(caller, { name: 'history', kind: input.format, title }, (path, workspace) =>
        writeHistory(path, workspace, input, caller)
      )
    },
    'export:cancel': ({ exportId }, caller) => {
      running.get(keyOf(caller, exportId))?.abort()
      return Promise.resolve(ok(undefined))
    },
    'export:picture': ({ png }, caller) => {
      // Threat: a page that is no longer ours could have any content written under a name that the person trusts.
      if (!pngSignature.every((byte, index) => png[index] === byte)) {
        return Promise.resolve(fail('invalid-input', { field: 'png' }))
      }
      return toFile(caller, { name: 'map', kind: 'png' }, async (path) => {
        await writeFileAtomically(path, png)
        return 0
      })
    },
    'export:pdf': (_nothing, caller) =>
      toFile(caller, { name: 'map', kind: 'pdf' }, async (path) => {
        const pdf = await printPage.toPdf(caller.contentsId)
        if (pdf === null) return null
        await writeFileAtomically(path, pdf)
        return 0
      }),
    'export:print': async (_nothing, { contentsId }) =>
      session.workspace() === null ? fail('signed-out') : ok({ kind: await printPage.print(contentsId) })
  }
}

/** The vehicle of rows that were read; nothing when they could not be. */
function vehicleOf(read: VehicleColumnsRead | null): readonly VehicleRow[] {
  return read === null ? [] : [...vehicleRows(read, 0)]
}

function* whileOpen<T>(pieces: Iterable<T>, isOpen: () => boolean): Generator<T | null> {
  for (const piece of pieces) {
    if (!isOpen()) {
      yield null
      return
    }
    yield piece
  }
}

/** Two windows may choose the same id: each means its own export. */
function keyOf({ contentsId }: Caller, exportId: string): string {
  return `${contentsId}:${exportId}`
}

/** "2026-11-22-1403", of this computer's zone: files of one day are told apart and sort by time. */
function dateAndTime(atMs: number): string {
  const at = new Date(atMs)
  const digits = (value: number): string => String(value).padStart(2, '0')
  const day = `${at.getFullYear()}-${digits(at.getMonth() + 1)}-${digits(at.getDate())}`
  return `${day}-${digits(at.getHours())}${digits(at.getMinutes())}`
}
