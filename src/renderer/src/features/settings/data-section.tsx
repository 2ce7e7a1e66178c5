import { Button, NumberInput } from '@mantine/core'
import { useId, useState } from 'react'
import { useNow, usePositionStatus, useSession, useSettings } from '../../state/stores'
import { useChangeSettings } from '../../state/use-change-settings'
import { formatAsOf } from '../../ui/as-of'
import { formatBytes } from '../../ui/bytes'
import { formatCount } from '../../ui/count'
import { ForgetDialog } from './forget-dialog'
import { RetentionField } from './retention-field'
import { Row, Section } from './section'
import classes from './settings.module.css'
import { useStoredPositions } from './use-stored-positions'
import { storedSentence, words } from './words'

const requests = { least: 1, most: 12 } as const

/** What is kept on this computer, how long, and how to be rid of it. */
export function DataSection() {
  const cache = usePositionStatus((status) => status.cache)
  const isOpen = useSession((session) => session.kind === 'open')
  const retentionId = useId()
  const requestsId = useId()
  const [isAsking, setIsAsking] = useState(false)
  return (
    <Section title={words.data}>
      <Row label={words.retention} labelFor={retentionId} hint={words.retentionHint}>
        <RetentionField id={retentionId} />
      </Row>
      <Row label={words.stored} hint={storedSentence(cache)}>
        {isOpen && (
          <div className={classes['stored']}>
            <StoredSize />
            <Button size="xs" variant="default" onClick={() => setIsAsking(true)}>
              {words.forget}
            </Button>
            <ForgetDialog isOpen={isAsking} onClose={() => setIsAsking(false)} />
          </div>
        )}
      </Row>
      <Row label={words.requests} labelFor={requestsId} hint={words.requestsHint}>
        <RequestsField id={requestsId} />
      </Row>
    </Section>
  )
}

/** Asked for when the settings are opened and after each complete refresh; nothing runs to keep it up to date. */
function StoredSize() {
  const nowMs = useNow()
  const stored = useStoredPositions()
  if (stored === null) return null
  return (
    <p>
      {words.storedSize(formatBytes(stored.diskBytes), formatCount(stored.vehicleCount, 'vehicle'))}
      {stored.trailFromMs !== null && `, ${words.trail(formatAsOf(stored.trailFromMs, nowMs))}`}
    </p>
  )
}

function RequestsField({ id }: { readonly id: string }) {
  const saved = useSettings((settings) => settings.mostRequestsAtOnce)
  const change = useChangeSettings()
  return (
    <NumberInput
      id={id}
      w={120}
      min={requests.least}
      max={requests.most}
      clampBehavior="strict"
      allowDecimal={false}
      value={saved}
      onChange={(value) => {
        if (typeof value === 'number' && value >= requests.least && value !== saved)
          change({ mostRequestsAtOnce: value })
      }}
    />
  )
}
