import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconCopy, IconDots, IconExternalLink, IconFileCertificate } from '@tabler/icons-react'
import { useBridge, useSelection } from '@renderer/state/stores'
import { useState } from 'react'
import { useExports } from '../export/use-exports'
import { actionWords } from '../fleets/action-words'
import { otherMapLinks } from './other-maps'
import { formatCoordinates } from './position-text'
import classes from './vehicle-detail.module.css'
import { words as detailWords } from './vehicle-detail-words'
import { words } from './words'

interface Props {
  readonly slot: number
  /** NaN without a position. */
  readonly longitudeDeg: number
  readonly latitudeDeg: number
  /** The whole card, when it is asked for. */
  readonly wholeText: () => string
}

/** What can be done with the selected vehicle. */
export function VehicleDetailActions({ slot, longitudeDeg, latitudeDeg, wholeText }: Props) {
  const bridge = useBridge()
  const exports = useExports()
  const select = useSelection((state) => state.select)
  const follow = useSelection((state) => state.follow)
  const isFollowed = useSelection((state) => state.followedSlot === slot)
  const [copied, setCopied] = useState<'position' | 'all' | 'refused' | null>(null)
  const coordinates = formatCoordinates(longitudeDeg, latitudeDeg)
  const links = otherMapLinks(longitudeDeg, latitudeDeg)

  const copy = async (what: 'position' | 'all') => {
    const answer = await bridge.calls['app:copy-text']({ text: what === 'all' ? wholeText() : coordinates })
    setCopied(answer.ok ? what : 'refused')
  }

  return (
    <>
      <div className={classes['actions']}>
        <Button
          size="xs"
          variant={isFollowed ? 'filled' : 'default'}
          aria-pressed={isFollowed}
          title={isFollowed ? detailWords.following : detailWords.followHint}
          onClick={() => follow(isFollowed ? null : slot)}
          disabled={links === null}
        >
          {detailWords.follow}
        </Button>
        <Button size="xs" variant="default" onClick={() => select(slot)} disabled={links === null}>
          {words.centre}
        </Button>
        <Button
          size="xs"
          variant="default"
          onClick={() => void copy('position')}
          onBlur={() => setCopied(null)}
          disabled={links === null}
        >
          {copied === 'position' ? words.copied : words.copy}
        </Button>
        <Menu position="bottom-end" returnFocus>
          <Menu.Target>
            <ActionIcon variant="default" size={26} aria-label={detailWords.more} title={detailWords.more}>
              <IconDots size={16} aria-hidden="true" />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconCopy size={16} aria-hidden="true" />} onClick={() => void copy('all')}>
              {detailWords.copyAll}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconFileCertificate size={16} aria-hidden="true" />}
              onClick={() => void exports.vehicleEvidence('csv', Uint32Array.of(slot))}
            >
              {actionWords.evidenceCsv}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconFileCertificate size={16} aria-hidden="true" />}
              onClick={() => void exports.vehicleEvidence('geojson', Uint32Array.of(slot))}
            >
              {actionWords.evidenceGeojson}
            </Menu.Item>
            {links !== null && (
              <>
                <Menu.Divider />
                <Menu.Item {...linkProps(links.openStreetMap)}>{detailWords.openOsm}</Menu.Item>
                <Menu.Item {...linkProps(links.googleMaps)}>{detailWords.openGoogle}</Menu.Item>
                <Menu.Label>{detailWords.openNote}</Menu.Label>
              </>
            )}
          </Menu.Dropdown>
        </Menu>
      </div>
      <p role={copied === 'refused' ? 'alert' : 'status'} className={classes['said']}>
        {copied === 'refused' ? words.copyFailed : copied === 'all' ? detailWords.copied : ''}
      </p>
    </>
  )
}

function linkProps(href: string) {
  return {
    component: 'a',
    href,
    target: '_blank',
    rel: 'noreferrer',
    leftSection: <IconExternalLink size={16} aria-hidden="true" />
  } as const
}
