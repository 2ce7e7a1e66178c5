import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useProfiles, useView } from '../../state/stores'
import { ProfileRow } from './profile-row'
import classes from './profiles-section.module.css'
import { words } from './words'

/** Every profile with what is kept of it, and what can be done with each; a section of the settings. */
export function ProfilesSection() {
  const profiles = useProfiles((state) => state.profiles)
  const openDialog = useView((view) => view.openDialog)
  const [expandedId, setExpandedId] = useState<string | null>(null)
  const heading = useComesIntoView()
  return (
    <section className={classes['section']} aria-labelledby="profiles-title">
      <header className={classes['header']}>
        <h2 id="profiles-title" ref={heading} tabIndex={-1} className={classes['title']}>
          {words.sectionTitle}
        </h2>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden="true" />}
          onClick={() => openDialog('add-profile')}
        >
          {words.addProfile}
        </Button>
      </header>
      {profiles.length === 0 ? (
        <p className={classes['none']}>{words.noProfiles}</p>
      ) : (
        <div className={classes['scroller']}>
          <table className={classes['table']} aria-label={words.tableLabel}>
            <thead>
              <tr>
                <th scope="col">{words.columns.profile}</th>
                <th scope="col">{words.columns.secret}</th>
                <th scope="col">{words.columns.lastOpened}</th>
                <th scope="col" className={classes['actions']}>
                  {words.columns.actions}
                </th>
              </tr>
            </thead>
            {profiles.map((profile) => (
              <ProfileRow
                key={profile.id}
                profile={profile}
                isExpanded={profile.id === expandedId}
                onExpand={setExpandedId}
              />
            ))}
          </table>
        </div>
      )}
    </section>
  )
}

/** The heading that "Manage profiles…" brings into view and focuses, once per asking. */
function useComesIntoView() {
  const heading = useRef<HTMLHeadingElement>(null)
  const isWanted = useView((view) => view.settingsPart === 'profiles')
  const showSettingsPart = useView((view) => view.showSettingsPart)
  useEffect(() => {
    if (!isWanted) return
    heading.current?.scrollIntoView({ block: 'start' })
    heading.current?.focus({ preventScroll: true })
    showSettingsPart(null)
  }, [isWanted, showSettingsPart])
  return heading
}
