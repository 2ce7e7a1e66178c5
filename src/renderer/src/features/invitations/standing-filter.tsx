import type { InvitationStanding } from '@shared/domain/invitation'
import classes from './invitations.module.css'
import { words } from './words'

interface Props {
  readonly counts: Readonly<Record<InvitationStanding, number>>
  readonly chosen: InvitationStanding | null
  readonly onChange: (standing: InvitationStanding | null) => void
}

const order: readonly InvitationStanding[] = ['active', 'accepted', 'declined', 'expired', 'deleted', 'unknown']

/** Counts per standing; pressing one shows only that, pressing it again shows all. */
export function StandingFilter({ counts, chosen, onChange }: Props) {
  return (
    <div className={classes['chips']} role="group" aria-label={words.standingsLabel}>
      {order
        .filter((standing) => counts[standing] > 0 || standing === chosen)
        .map((standing) => (
          <button
            key={standing}
            type="button"
            className={classes['chip']}
            aria-pressed={standing === chosen}
            onClick={() => onChange(standing === chosen ? null : standing)}
          >
            {words.standing[standing]} <b>{counts[standing]}</b>
          </button>
        ))}
    </div>
  )
}
