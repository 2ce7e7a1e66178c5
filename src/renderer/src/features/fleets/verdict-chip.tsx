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
import { verdictKinds, type VerdictKind } from '@shared/domain/verdict-kinds'
import type { ReactElement } from 'react'
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

/** The same element for every row: React need not look at it again. */
const marks = Object.fromEntries(
  verdictKinds.map((kind) => {
    const VerdictIcon = icons[kind]
    return [kind, <VerdictIcon key={kind} size={15} stroke={1.75} aria-hidden="true" />]
  })
) as Readonly<Record<VerdictKind, ReactElement>>

/** A verdict as shape and words; its colour says nothing that these do not. */
export function VerdictChip({ kind }: { readonly kind: VerdictKind }) {
  return (
    <span className={classes['chip']} data-verdict={kind}>
      {marks[kind]}
      <span className={classes['text']}>{verdictName(kind)}</span>
    </span>
  )
}
