import {
  IconCircleCheck,
  IconCircleDashed,
  IconCircleMinus,
  IconCircleX,
  IconClockExclamation,
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
  /** It waits, and not for long any more. */
  readonly isExpiringSoon?: boolean
}

/** Where an invitation stands, as shape and word. */
export function StandingChip({ standing, status, isExpiringSoon = false }: Props) {
  const Icon = isExpiringSoon ? IconClockExclamation : icons[standing]
  return (
    <span className={classes['standing']} data-standing={isExpiringSoon ? 'expiring' : standing}>
      <Icon size={14} aria-hidden="true" />
      <span className={classes['standingWord']}>
        {standing === 'unknown' ? status : isExpiringSoon ? words.expiringSoon : words.standing[standing]}
      </span>
    </span>
  )
}
