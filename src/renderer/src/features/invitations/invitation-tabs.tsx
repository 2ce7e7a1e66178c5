import type { KeyboardEvent } from 'react'
import { invitationTabs, type InvitationTab } from '@shared/domain/invitation-tabs'
import { useInvitationView } from '@renderer/state/stores'
import classes from './invitation-tabs.module.css'
import { words } from './words'

/** What the tabs show; the tab is labelled by it. */
export const tabPanelId = 'invitations-of-tab'

interface Props {
  readonly counts: Readonly<Record<InvitationTab, number>>
}

/** One tab for each way an invitation can stand, with how many the search matches there. */
export function InvitationTabs({ counts }: Props) {
  const chosen = useInvitationView((view) => view.query.tab)
  const change = useInvitationView((view) => view.change)
  // A status that nobody has heard of has no tab until it is there.
  const tabs = invitationTabs.filter((tab) => tab !== 'other' || counts.other > 0 || chosen === 'other')
  const handleKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    const next = tabs.at((tabs.indexOf(chosen) + step) % tabs.length)
    if (step === 0 || next === undefined) return
    event.preventDefault()
    change({ tab: next })
    document.getElementById(`invitation-tab-${next}`)?.focus()
  }
  return (
    <div className={classes['tabs']} role="tablist" aria-label={words.tabsLabel} onKeyDown={handleKeyDown}>
      {tabs.map((tab) => (
        <button
          key={tab}
          id={`invitation-tab-${tab}`}
          type="button"
          role="tab"
          aria-selected={tab === chosen}
          aria-controls={tabPanelId}
          tabIndex={tab === chosen ? 0 : -1}
          className={classes['tab']}
          data-tab={tab}
          onClick={() => change({ tab })}
        >
          {words.tabs[tab]} <b data-empty={counts[tab] === 0 || undefined}>{words.count(counts[tab])}</b>
        </button>
      ))}
    </div>
  )
}
