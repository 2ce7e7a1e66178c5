import type { InvitationStanding } from '@shared/domain/invitation'
import { FilterChip, FilterChips } from '@renderer/ui/filter-chip'
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
    <FilterChips label={words.standingsLabel}>
      {order
        .filter((standing) => counts[standing] > 0 || standing === chosen)
        .map((standing) => (
          <FilterChip
            key={standing}
            isPressed={standing === chosen}
            count={words.count(counts[standing])}
            onPress={() => onChange(standing === chosen ? null : standing)}
          >
            {words.standing[standing]}
          </FilterChip>
        ))}
    </FilterChips>
  )
}
