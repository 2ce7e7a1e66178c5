import { ActionIcon } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import type { FleetDetail } from '@shared/ipc/schemas-fleets'
import { useEffect, useState } from 'react'
import { useBridge, useFleetView } from '@renderer/state/stores'
import classes from './fleet-page.module.css'
import { PageSection } from './page-section'
import { pageWords } from './page-words'

const contactId = 'fleet-contact'

/** Whom to call, as far as Catena knows. Takes the focus where it was asked for. */
export function FleetContact({ contact }: { readonly contact: FleetDetail['contact'] }) {
  const { email, phone, city, province, countryCode, regulatoryId } = contact
  const place = [city, province, countryCode].filter((part) => part !== null && part !== '').join(', ')
  const facts = [
    { label: pageWords.phone, value: phone },
    { label: pageWords.email, value: email },
    { label: pageWords.place, value: place },
    { label: pageWords.regulatoryId, value: regulatoryId }
  ].filter((fact): fact is { label: string; value: string } => fact.value !== null && fact.value !== '')
  const isWanted = useFleetView((view) => view.isContactWanted)
  const contactShown = useFleetView((view) => view.contactShown)
  useEffect(() => {
    if (!isWanted) return
    document.getElementById(contactId)?.focus()
    contactShown()
  }, [isWanted, contactShown])
  return (
    <PageSection title={pageWords.contact} id={contactId}>
      {facts.length === 0 ? (
        <p className={classes['quiet']}>{pageWords.noContact}</p>
      ) : (
        <dl className={classes['facts']}>
          {facts.map((fact) => (
            <div key={fact.label} className={classes['fact']}>
              <dt>{fact.label}</dt>
              <dd>
                {fact.value} <CopyFact {...fact} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </PageSection>
  )
}

function CopyFact({ label, value }: { readonly label: string; readonly value: string }) {
  const bridge = useBridge()
  const [isCopied, setCopied] = useState(false)
  const text = isCopied ? pageWords.copied : pageWords.copy(label.toLowerCase())
  return (
    <ActionIcon
      size="xs"
      aria-label={text}
      title={text}
      onBlur={() => setCopied(false)}
      onClick={() => void bridge.calls['app:copy-text']({ text: value }).then(({ ok }) => setCopied(ok))}
    >
      {isCopied ? <IconCheck size={14} aria-hidden="true" /> : <IconCopy size={14} stroke={1.6} aria-hidden="true" />}
    </ActionIcon>
  )
}
