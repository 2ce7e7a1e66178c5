import { Switch } from '@mantine/core'
import { useId } from 'react'
import type { Settings } from '@shared/ipc/schemas-settings'
import { useSettings } from '../../state/stores'
import { useChangeSettings } from '../../state/use-change-settings'
import { notificationWords as words } from './notification-words'
import { Row, Section } from './section'

type NewsKind = keyof Settings['notifications']

const kinds = ['accepted', 'declined', 'expiring', 'outage'] as const satisfies readonly NewsKind[]

/** Which news the computer shows while the app is not in front. */
export function NotificationSection() {
  return (
    <Section title={words.title}>
      {kinds.map((kind) => (
        <NewsSwitch key={kind} kind={kind} />
      ))}
    </Section>
  )
}

function NewsSwitch({ kind }: { readonly kind: NewsKind }) {
  const id = useId()
  const wanted = useSettings((settings) => settings.notifications)
  const change = useChangeSettings()
  const { label, hint } = words[kind]
  return (
    <Row label={label} labelFor={id} hint={hint}>
      <Switch
        id={id}
        checked={wanted[kind]}
        onChange={(event) => change({ notifications: { ...wanted, [kind]: event.currentTarget.checked } })}
      />
    </Row>
  )
}
