import {
  IconActivity,
  IconAlarm,
  IconBuildingStore,
  IconCircleCheck,
  IconCircleX,
  IconClockOff,
  IconCopy,
  IconMail,
  IconMapPin,
  IconMessage2,
  IconNote,
  IconServerOff,
  IconTruck,
  type Icon
} from '@tabler/icons-react'
import type { JournalEntry } from '@shared/ipc/schemas-journal'
import classes from './activity.module.css'

const icons: Readonly<Record<JournalEntry['kind'], Icon>> = {
  'invitation-created': IconMail,
  'invitation-refreshed': IconMail,
  'invitation-accepted': IconCircleCheck,
  'invitation-declined': IconCircleX,
  'invitation-expired': IconClockOff,
  'invitation-revoked': IconCircleX,
  'invitation-copied': IconCopy,
  'invitation-mailed': IconMail,
  'invitation-shown': IconMail,
  'fleet-appeared': IconBuildingStore,
  'fleet-left': IconBuildingStore,
  'first-vehicle': IconTruck,
  'first-position': IconMapPin,
  'verdict-changed': IconActivity,
  'outage-began': IconServerOff,
  'outage-ended': IconCircleCheck,
  chased: IconMessage2,
  snoozed: IconAlarm,
  'note-changed': IconNote,
  'bulk-ended': IconMail
}

/** The shape of what happened, beside its words. */
export function EntryIcon({ kind }: { readonly kind: JournalEntry['kind'] }) {
  const KindIcon = icons[kind]
  return <KindIcon className={classes['icon']} size={15} stroke={1.6} aria-hidden="true" />
}
