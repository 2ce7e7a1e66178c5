import { createSpotlight } from '@mantine/spotlight'
import { assertNever } from '@shared/domain/assert-never'
import { lazy, Suspense, useState } from 'react'
import { createCameraMemory, type CameraMemory } from '../map/camera-memory'
import { ActivityScreen } from '../features/activity/activity-screen'
import { AttentionScreen } from '../features/attention/attention-screen'
import { ChaseDialog } from '../features/fleets/chase-dialog'
import { FleetsScreen } from '../features/fleets/fleets-screen'
import { InvitationsScreen } from '../features/invitations/invitations-screen'
import { InviteDialog } from '../features/invitations/invite-dialog'
import { MapScreen } from '../features/map/map-screen'
import { AddProfileDialog } from '../features/connect/add-profile-dialog'
import { LockDialog } from '../features/profiles/lock-dialog'
import { RemoveProfileDialog } from '../features/profiles/remove-dialog'
import { RenameProfileDialog } from '../features/profiles/rename-dialog'
import { ReplaceSecretDialog } from '../features/session/replace-secret-dialog'
import { RewindBanner } from '../features/rewind/rewind-banner'
import { SettingsScreen } from '../features/settings/settings-screen'
import { useMainLink } from '../features/wall/use-main-link'
import { useView } from '../state/stores'
import type { Screen } from '../state/view-store'
import { FaultBoundary } from '../ui/fault-boundary'
import { CredentialsDialog } from './credentials-dialog'
import { Header } from './header'
import { OfflineBar } from './offline-bar'
import { Palette } from './palette'
import { Rail } from './rail'
import classes from './shell.module.css'
import { ShortcutsDialog } from './shortcuts-dialog'
import { SignOutDialog } from './sign-out-dialog'
import { StatusBar } from './status-bar'
import { useActions } from './use-actions'
import { useAppCommands } from './use-app-commands'
import { useShortcuts } from './use-shortcuts'
import { useToastsOfProfile } from './use-toasts-of-profile'
import { frameWords, words } from './words'

/** Not part of the start: it brings a reader of tables along. */
const BulkScreen = lazy(async () => ({ default: (await import('../features/bulk/bulk-screen')).BulkScreen }))

/** The frame of an open session: header, rail, workspace, status bar, and what floats over them (LOOK.md, "Frame"). */
export function Shell() {
  const [[paletteStore, palette]] = useState(createSpotlight)
  const [cameraMemory] = useState(createCameraMemory)
  const actions = useActions(palette.open)
  useAppCommands(actions)
  useShortcuts(actions)
  const screen = useView((view) => view.screen)
  useToastsOfProfile()
  useMainLink()

  return (
    <div className={classes['frame']}>
      <a className={classes['skip']} href="#workspace">
        {words.skipToContent}
      </a>
      <Header actions={actions} onFind={palette.open} />
      <OfflineBar />
      <RewindBanner />
      <div className={classes['body']}>
        <Rail />
        <main id="workspace" className={classes['workspace']} tabIndex={-1}>
          <FaultBoundary key={screen} what={frameWords.thisScreen}>
            <Workspace screen={screen} cameraMemory={cameraMemory} />
          </FaultBoundary>
        </main>
      </div>
      <StatusBar onRefresh={actions.refresh} />
      <Palette store={paletteStore} actions={actions} />
      <InviteDialog />
      <ChaseDialog />
      <SignOutDialog />
      <LockDialog />
      <CredentialsDialog />
      <AddProfileDialog />
      <ReplaceSecretDialog />
      <RenameProfileDialog />
      <RemoveProfileDialog />
      <ShortcutsDialog />
    </div>
  )
}

interface WorkspaceProps {
  readonly screen: Screen
  /** Where the map looked when another screen was last opened. */
  readonly cameraMemory: CameraMemory
}

function Workspace({ screen, cameraMemory }: WorkspaceProps) {
  switch (screen) {
    case 'map':
      return <MapScreen cameraMemory={cameraMemory} />
    case 'attention':
      return <AttentionScreen />
    case 'fleets':
      return <FleetsScreen />
    case 'invitations':
      return <InvitationsScreen />
    case 'activity':
      return <ActivityScreen />
    case 'bulk':
      return (
        <Suspense>
          <BulkScreen />
        </Suspense>
      )
    case 'settings':
      return <SettingsScreen />
    default:
      return assertNever(screen)
  }
}
