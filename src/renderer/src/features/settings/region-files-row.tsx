import { Button } from '@mantine/core'
import { IconFileOff, IconMap2 } from '@tabler/icons-react'
import type { Region, RegionRefusal } from '@shared/ipc/schemas-basemaps'
import { useId, useState } from 'react'
import { useBaseMaps, useBridge } from '../../state/stores'
import { formatBytes } from '../../ui/bytes'
import { failureSentence } from '../../ui/failure-words'
import { InlineAlert } from '../../ui/inline-alert'
import classes from './map-section.module.css'
import { boundsText, mapWords } from './map-section-words'
import { RemoveButton, RemoveQuestion } from './remove-question'
import { Row } from './section'

/** Region files: what each covers, and how to add and remove them. */
export function RegionFilesRow() {
  const bridge = useBridge()
  const regions = useBaseMaps((maps) => maps.regions)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<{ readonly name: string; readonly reason: RegionRefusal } | null>(null)
  const [failure, setFailure] = useState<string | null>(null)

  const add = async () => {
    setBusy(true)
    setProblem(null)
    setFailure(null)
    const result = await bridge.calls['basemaps:add-region'](undefined)
    setBusy(false)
    if (!result.ok) setFailure(failureSentence(result.error))
    else if (result.value.kind === 'refused') setProblem(result.value)
  }

  return (
    <Row label={mapWords.regionFiles} hint={mapWords.regionFilesHint}>
      <div className={classes['stack']}>
        {regions.length > 0 && (
          <ul className={classes['list']} aria-label={mapWords.regionFiles}>
            {regions.map((region) => (
              <RegionItem key={region.id} region={region} />
            ))}
          </ul>
        )}
        {problem !== null && (
          <InlineAlert tone="problem" title={mapWords.regionRefused(problem.name)}>
            {mapWords.regionReasons[problem.reason]}
          </InlineAlert>
        )}
        {failure !== null && <InlineAlert tone="problem">{failure}</InlineAlert>}
        <Button size="xs" variant="default" disabled={isBusy} onClick={() => void add()}>
          {mapWords.addRegion}
        </Button>
      </div>
    </Row>
  )
}

function RegionItem({ region }: { readonly region: Region }) {
  const bridge = useBridge()
  const [isAsking, setAsking] = useState(false)
  const nameId = useId()
  const { id, name, sizeBytes, minZoom, maxZoom, bounds, schema, state } = region
  const Icon = state === 'ready' ? IconMap2 : IconFileOff
  return (
    <li className={classes['item']} aria-labelledby={nameId}>
      <Icon size={18} stroke={1.6} className={classes['icon']} aria-hidden="true" />
      <div className={classes['itemText']}>
        <span id={nameId} className={classes['name']}>
          {name}
        </span>
        <span className={classes['detail']}>
          {mapWords.regionDetail(formatBytes(sizeBytes), minZoom, maxZoom, schema)}
        </span>
        <span className={classes['detail']}>{boundsText(bounds)}</span>
        {state !== 'ready' && <span className={classes['caution']}>{mapWords.regionStates[state]}</span>}
        {isAsking && (
          <RemoveQuestion
            question={mapWords.removeRegionAsk(name)}
            yes={mapWords.removeRegionYes}
            onKeep={() => setAsking(false)}
            onRemove={() => void bridge.calls['basemaps:remove-region']({ id })}
          />
        )}
      </div>
      {!isAsking && <RemoveButton name={name} onAsk={() => setAsking(true)} />}
    </li>
  )
}
