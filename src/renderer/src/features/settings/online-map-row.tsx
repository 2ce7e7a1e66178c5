import { Button, TextInput } from '@mantine/core'
import { IconWorld } from '@tabler/icons-react'
import type { OnlineMap, StyleRefusal } from '@shared/ipc/schemas-basemaps'
import { useId, useState, type SyntheticEvent } from 'react'
import { useBaseMaps, useBridge } from '../../state/stores'
import { InlineAlert } from '../../ui/inline-alert'
import { AllowHostsDialog } from './allow-hosts-dialog'
import classes from './map-section.module.css'
import { mapWords } from './map-section-words'
import { RemoveButton, RemoveQuestion } from './remove-question'
import { Row } from './section'

/** The map from the net: its address, its hosts, and how to be rid of it. */
export function OnlineMapRow() {
  const online = useBaseMaps((maps) => maps.online)
  const fieldId = useId()
  if (online !== null)
    return (
      <Row label={mapWords.onlineMap} hint={mapWords.onlineMapHint}>
        <ChosenMap map={online} />
      </Row>
    )
  return (
    <Row label={mapWords.onlineMap} labelFor={fieldId} hint={mapWords.onlineMapHint}>
      <StyleForm fieldId={fieldId} />
    </Row>
  )
}

function ChosenMap({ map: { name, hosts, styleHost } }: { readonly map: OnlineMap }) {
  const bridge = useBridge()
  const [isAsking, setAsking] = useState(false)
  const all = [...new Set([styleHost, ...hosts])]
  return (
    <div className={classes['item']}>
      <IconWorld size={18} stroke={1.6} className={classes['icon']} aria-hidden="true" />
      <div className={classes['itemText']}>
        <span className={classes['name']}>{name}</span>
        <span className={classes['detail']}>{mapWords.loadedFrom(all)}</span>
        {isAsking && (
          <RemoveQuestion
            question={mapWords.removeOnlineAsk(name)}
            yes={mapWords.removeOnlineYes}
            onKeep={() => setAsking(false)}
            onRemove={() => void bridge.calls['basemaps:remove-online'](undefined)}
          />
        )}
      </div>
      {!isAsking && <RemoveButton name={name} onAsk={() => setAsking(true)} />}
    </div>
  )
}

type Looked = { readonly draftId: string; readonly map: OnlineMap }

function StyleForm({ fieldId }: { readonly fieldId: string }) {
  const bridge = useBridge()
  const [url, setUrl] = useState('')
  const [isLooking, setLooking] = useState(false)
  const [refusal, setRefusal] = useState<StyleRefusal | null>(null)
  const [looked, setLooked] = useState<Looked | null>(null)

  const look = async (event: SyntheticEvent) => {
    event.preventDefault()
    setLooking(true)
    setRefusal(null)
    const result = await bridge.calls['basemaps:look-at-style']({ url })
    setLooking(false)
    if (!result.ok) setRefusal('not-a-url')
    else if (result.value.kind === 'refused') setRefusal(result.value.reason)
    else setLooked(result.value)
  }

  return (
    <form className={classes['stack']} onSubmit={(event) => void look(event)} noValidate>
      <div className={classes['field']}>
        <TextInput
          id={fieldId}
          className={classes['address']}
          value={url}
          onChange={(event) => {
            setUrl(event.currentTarget.value)
            setRefusal(null)
          }}
          placeholder="https://maps.example.com/style.json"
          spellCheck={false}
          autoComplete="off"
        />
        <Button type="submit" size="sm" variant="default" disabled={isLooking || url.trim() === ''}>
          {isLooking ? mapWords.looking : mapWords.look}
        </Button>
      </div>
      {refusal !== null && (
        <InlineAlert tone="problem" title={mapWords.styleRefused}>
          {mapWords.styleReasons[refusal]}
        </InlineAlert>
      )}
      {looked && <AllowHostsDialog looked={looked} onClose={() => setLooked(null)} />}
    </form>
  )
}
