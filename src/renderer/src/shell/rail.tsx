import {
  IconBell,
  IconBuildingStore,
  IconHistory,
  IconMail,
  IconMap2,
  IconSettings,
  type Icon
} from '@tabler/icons-react'
import { useView } from '../state/stores'
import type { Screen } from '../state/view-store'
import { classNames } from '../ui/class-names'
import classes from './rail.module.css'
import { WaitingBadge } from './waiting-badge'
import { words } from './words'

interface RailEntry {
  readonly screen: Screen
  readonly label: string
  readonly icon: Icon
}

const upper: readonly RailEntry[] = [
  { screen: 'attention', label: words.attention, icon: IconBell },
  { screen: 'map', label: words.map, icon: IconMap2 },
  { screen: 'fleets', label: words.fleets, icon: IconBuildingStore },
  { screen: 'invitations', label: words.invitations, icon: IconMail },
  { screen: 'activity', label: words.activity, icon: IconHistory }
]
const lower: RailEntry = { screen: 'settings', label: words.settings, icon: IconSettings }

/** The screens that exist; settings at the bottom. */
export function Rail() {
  return (
    <nav className={classes['rail']} aria-label={words.screens}>
      {upper.map((entry) => (
        <RailButton key={entry.screen} {...entry} />
      ))}
      <span className={classes['space']} />
      <RailButton {...lower} />
    </nav>
  )
}

function RailButton({ screen, label, icon: EntryIcon }: RailEntry) {
  const isCurrent = useView((view) => view.screen === screen || (screen === 'invitations' && view.screen === 'bulk'))
  const show = useView((view) => view.show)
  return (
    <button
      type="button"
      className={classNames(classes['entry'], isCurrent && classes['current'])}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={() => show(screen)}
    >
      <EntryIcon size={20} stroke={1.6} aria-hidden="true" />
      {label}
      {screen === 'attention' && <WaitingBadge />}
    </button>
  )
}
