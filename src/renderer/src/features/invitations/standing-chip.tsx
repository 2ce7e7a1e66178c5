import {
  IconCircleCheck,
  IconCircleDashed,
  IconCircleMinus,
  IconCircleX,
  IconClockOff,
  IconHelpCircle
} from '@tabler/icons-react'
import type { InvitationStanding } from '@shared/domain/invitation'
import classes from './invitations.module.css'
import { words } from './words'

const icons = {
  active: IconCircleDashed,
  accepted: IconCircleCheck,
  declined: IconCircleX,
  expired: IconClockOff,
  deleted: IconCircleMinus,
  unknown: IconHelpCircle
} satisfies Record<InvitationStanding, typeof IconCircleCheck>

interface Props {
  readonly standing: InvitationStanding
  /** The server's own word, shown when it is one we do not know. */
  readonly status: string
}

/** Where an invitation stands, as shape and word. */
export function StandingChip({ standing, status }: Props) {
  const Icon = icons[standing]
  return (
    <span className={classes['standing']} data-standing={standing}>
      <Icon size={14} aria-hidden="true" />
      {standing === 'unknown' ? status : words.standing[standing]}
    </span>
  )
}
