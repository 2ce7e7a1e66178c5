import { VisuallyHidden } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { invitationSortColumns, type InvitationSortColumn } from '@shared/domain/invitation-tabs'
import { useInvitationView } from '@renderer/state/stores'
import classes from './invitations.module.css'
import { words } from './words'

/** Times begin with the newest or the last, texts with A. */
const beginsDescending: readonly InvitationSortColumn[] = ['created', 'chased']

/** The columns' names; each sorts, the second time the other way. */
export function InvitationTableHead({ checkbox }: { readonly checkbox: ReactNode }) {
  const sort = useInvitationView((view) => view.query.sort)
  const change = useInvitationView((view) => view.change)
  return (
    <div role="rowgroup" className={classes['head']}>
      <div role="row" aria-rowindex={1} className={classes['headRow']}>
        <span role="columnheader" className={classes['cellCheck']}>
          {checkbox}
        </span>
        {invitationSortColumns.map((column) => {
          const isSorted = sort.column === column
          const Arrow = sort.isDescending ? IconArrowDown : IconArrowUp
          return (
            <span
              key={column}
              role="columnheader"
              aria-sort={!isSorted ? 'none' : sort.isDescending ? 'descending' : 'ascending'}
              className={classes['headCell']}
              data-column={column}
            >
              <button
                type="button"
                className={classes['sortButton']}
                data-sorted={isSorted || undefined}
                onClick={() =>
                  change({
                    sort: { column, isDescending: isSorted ? !sort.isDescending : beginsDescending.includes(column) }
                  })
                }
              >
                <span className={classes['cellText']}>{words.columns[column]}</span>
                {isSorted && <Arrow size={12} aria-hidden="true" />}
              </button>
            </span>
          )
        })}
        <span role="columnheader" className={classes['cellActions']}>
          <VisuallyHidden>{words.actionsColumn}</VisuallyHidden>
        </span>
      </div>
    </div>
  )
}
