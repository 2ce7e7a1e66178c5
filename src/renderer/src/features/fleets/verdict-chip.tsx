import {
  IconCircleCheck,
  IconClockExclamation,
  IconCloudOff,
  IconEyeOff,
  IconKey,
  IconPlayerPause,
  IconPlug,
  IconServerOff,
  IconTruckOff,
  IconUnlink,
  type Icon
} from '@tabler/icons-react'
import type { VerdictKind } from '@shared/domain/verdict-kinds'
import classes from './verdict-chip.module.css'
import { verdictName } from './verdict-words'

const icons: Readonly<Record<VerdictKind, Icon>> = {
  fine: IconCircleCheck,
  'vehicle-quiet': IconTruckOff,
  'connection-late': IconClockExclamation,
  'sign-in-needed': IconKey,
  'sharing-paused': IconPlayerPause,
  'sharing-ended': IconUnlink,
  'no-provider-yet': IconPlug,
  'provider-outage': IconServerOff,
  'not-visible': IconEyeOff,
  offline: IconCloudOff
}

/** A verdict as shape and words; its colour says nothing that these do not. */
export function VerdictChip({ kind }: { readonly kind: VerdictKind }) {
  const VerdictIcon = icons[kind]
  return (
    <span className={classes['chip']} data-verdict={kind}>
      <VerdictIcon size={15} stroke={1.75} aria-hidden="true" />
      <span className={classes['text']}>{verdictName(kind)}</span>
    </span>
  )
}
