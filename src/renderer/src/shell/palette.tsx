import { Spotlight, type SpotlightStore } from '@mantine/spotlight'
import {
  IconActivity,
  IconBell,
  IconBuildingStore,
  IconDeviceTv,
  IconFileTypePdf,
  IconHistory,
  IconLock,
  IconLogout,
  IconMail,
  IconMailPlus,
  IconMap2,
  IconPhoto,
  IconPlus,
  IconPrinter,
  IconRefresh,
  IconSearch,
  IconSettings,
  IconTable,
  IconTruck,
  IconUsers,
  type Icon
} from '@tabler/icons-react'
import type { ProfileSummary } from '@shared/ipc/schemas-profiles'
import { useState } from 'react'
import { statusWords } from '../features/bulk/status-words'
import { words as exportWords } from '../features/export/words'
import { standingLine, words as profileWords } from '../features/profiles/words'
import { words as wallWords } from '../features/wall/words'
import { useProfiles, useSelection, useStores, useVehicleTable, useView } from '../state/stores'
import { KeyCaps } from '../ui/key-caps'
import { findFleets } from './find-fleets'
import { findVehicles } from './find-vehicles'
import { PaletteFleets } from './palette-fleets'
import classes from './palette.module.css'
import type { FrameActions } from './use-actions'
import { frameWords, signOutWords, words } from './words'

const vehicleLimit = 8

interface PaletteProps {
  readonly store: SpotlightStore
  readonly actions: FrameActions
}

interface PaletteAction {
  /** Tells apart two of the same label. */
  readonly id?: string
  readonly label: string
  readonly description?: string
  readonly icon: Icon
  readonly keys?: readonly string[]
  readonly run: () => void
}

/** One field for vehicles and actions, from anywhere, by Ctrl/Cmd-K. */
export function Palette({ store, actions }: PaletteProps) {
  const [query, setQuery] = useState('')
  const profiles = useProfiles((state) => state.profiles)
  const isAsked = ({ label }: PaletteAction) => label.toLowerCase().includes(query.trim().toLowerCase())
  const found = actionsOf(actions).filter(isAsked)
  const switches = switchesOf(profiles, actions).filter(isAsked)

  return (
    <Spotlight.Root
      store={store}
      query={query}
      onQueryChange={setQuery}
      shortcut={['mod + K']}
      tagsToIgnore={[]}
      scrollable
      maxHeight={420}
      size={560}
      yOffset={64}
      transitionProps={{ duration: 120 }}
      overlayProps={{ backgroundOpacity: 0.3 }}
      classNames={{
        search: classes['search'] ?? '',
        actionsList: classes['list'] ?? '',
        actionsGroup: classes['group'] ?? '',
        action: classes['action'] ?? '',
        actionDescription: classes['description'] ?? ''
      }}
    >
      <Spotlight.Search
        aria-label={words.find}
        // Who presses Ctrl-K types on at once; the dialog's own focusing comes a frame too late.
        autoFocus
        placeholder={words.find}
        leftSection={<IconSearch size={16} stroke={1.75} aria-hidden="true" />}
      />
      <Spotlight.ActionsList>
        {/* Not deferred: Mantine marks the first result, which Enter takes, when the letters change. */}
        <Vehicles query={query} />
        <PaletteFleets query={query} />
        <Group label={frameWords.actions} entries={found} />
        <Group label={frameWords.profiles} entries={switches} />
        <NothingFound query={query} hasActions={found.length + switches.length > 0} />
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}

interface GroupProps {
  readonly label: string
  readonly entries: readonly PaletteAction[]
}

function Group({ label: groupLabel, entries }: GroupProps) {
  if (entries.length === 0) return null
  return (
    <Spotlight.ActionsGroup label={groupLabel}>
      {entries.map(({ id, label, description, icon: ActionIcon, keys, run }) => (
        <Spotlight.Action
          key={id ?? label}
          label={label}
          {...(description !== undefined && { description })}
          leftSection={<ActionIcon size={16} stroke={1.6} aria-hidden="true" />}
          rightSection={keys && <KeyCaps keys={keys} />}
          onClick={run}
        />
      ))}
    </Spotlight.ActionsGroup>
  )
}

function Vehicles({ query }: { readonly query: string }) {
  const table = useVehicleTable()
  const show = useView((view) => view.show)
  const select = useSelection((selection) => selection.select)
  const slots = findVehicles(table, query, vehicleLimit)
  if (slots.length === 0) return null
  return (
    <Spotlight.ActionsGroup label={frameWords.vehicles}>
      {slots.map((slot) => (
        <Spotlight.Action
          key={slot}
          label={table.name(slot) || table.plate(slot) || table.vin(slot)}
          description={[table.fleetName(slot), table.plate(slot), table.vin(slot), table.driver(slot)]
            .filter((text) => text !== '')
            .join(' · ')}
          leftSection={<IconTruck size={16} stroke={1.6} aria-hidden="true" />}
          onClick={() => {
            show('map')
            select(slot)
          }}
        />
      ))}
    </Spotlight.ActionsGroup>
  )
}

function NothingFound({ query, hasActions }: { readonly query: string; readonly hasActions: boolean }) {
  const table = useVehicleTable()
  const { fleets } = useStores()
  if (hasActions || findVehicles(table, query, 1).length > 0) return null
  if (findFleets(fleets.getState().byKey.values(), query, 1).length > 0) return null
  return <Spotlight.Empty>{frameWords.nothingCalled(query.trim())}</Spotlight.Empty>
}

function actionsOf(actions: FrameActions): readonly PaletteAction[] {
  return [
    { label: frameWords.newInvitation, icon: IconMailPlus, keys: ['N'], run: actions.newInvitation },
    { label: statusWords.inviteMany, icon: IconMailPlus, run: actions.inviteMany },
    { label: frameWords.refreshPositions, icon: IconRefresh, keys: ['R'], run: actions.refresh },
    { label: frameWords.goToAttention, icon: IconBell, run: actions.showAttention },
    { label: frameWords.goToMap, icon: IconMap2, run: actions.showMap },
    { label: frameWords.goToFleets, icon: IconBuildingStore, run: actions.showFleets },
    { label: frameWords.goToInvitations, icon: IconMail, run: actions.showInvitations },
    { label: frameWords.goToActivity, icon: IconHistory, run: actions.showActivity },
    { label: frameWords.goToSettings, icon: IconSettings, run: actions.showSettings },
    { label: wallWords.open, icon: IconDeviceTv, run: actions.openWall },
    { label: exportWords.csv, icon: IconTable, run: () => void actions.exports.vehicles('csv') },
    { label: exportWords.geojson, icon: IconTable, run: () => void actions.exports.vehicles('geojson') },
    { label: exportWords.picture, icon: IconPhoto, run: () => void actions.exports.picture() },
    { label: exportWords.pdf, icon: IconFileTypePdf, run: () => void actions.exports.pdf() },
    { label: exportWords.print, icon: IconPrinter, run: () => void actions.exports.print() },
    { label: words.session, icon: IconActivity, run: actions.showSession },
    { label: frameWords.addProfile, icon: IconPlus, run: actions.addProfile },
    { label: frameWords.lock, icon: IconLock, run: () => actions.lock(false) },
    { label: signOutWords.signOut, icon: IconLogout, run: actions.signOut }
  ]
}

/** Every profile but the open one, to switch to by name. */
function switchesOf(profiles: readonly ProfileSummary[], actions: FrameActions): readonly PaletteAction[] {
  return profiles
    .filter(({ status }) => status !== 'open')
    .map((profile) => ({
      id: profile.id,
      label: profileWords.switchTo(profile.name),
      description: standingLine(profile),
      icon: IconUsers,
      run: () => actions.openProfile(profile)
    }))
}
