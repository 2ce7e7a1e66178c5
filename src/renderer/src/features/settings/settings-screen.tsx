import { SegmentedControl, Switch } from '@mantine/core'
import { useId } from 'react'
import { useSession, useSettings } from '../../state/stores'
import { useChangeSettings } from '../../state/use-change-settings'
import { useAppInfo } from '../connect/use-app-info'
import { ProfilesSection } from '../profiles/profiles-section'
import { secretKeptText } from '../session/fact-words'
import { DataSection } from './data-section'
import { MapSection } from './map-section'
import { NotificationSection } from './notification-section'
import { OutageSection } from './outage-fields'
import { Row, Section } from './section'
import classes from './settings.module.css'
import { words } from './words'

/** What the person may choose, where data lives, and what this app is made of. */
export function SettingsScreen() {
  return (
    <div className={classes['screen']}>
      <h1 className={classes['title']}>{words.title}</h1>
      <DisplaySection />
      <MapSection />
      <OutageSection />
      <NotificationSection />
      <ProfilesSection />
      <SecuritySection />
      <DataSection />
      <AboutSection />
    </div>
  )
}

function DisplaySection() {
  const { speedUnit, colourScheme, language, startScreen, isClusteringOn, mergesSameVin } = useSettings(
    (settings) => settings
  )
  const change = useChangeSettings()
  const clusteringId = useId()
  const mergingId = useId()
  return (
    <Section title={words.display}>
      <Row label={words.speedUnit}>
        <SegmentedControl
          aria-label={words.speedUnit}
          value={speedUnit}
          onChange={(unit) => change({ speedUnit: unit })}
          data={[
            { value: 'mph', label: words.mph },
            { value: 'kph', label: words.kph }
          ]}
        />
      </Row>
      <Row label={words.colourScheme}>
        <SegmentedControl
          aria-label={words.colourScheme}
          value={colourScheme}
          onChange={(scheme) => change({ colourScheme: scheme })}
          data={[
            { value: 'system', label: words.system },
            { value: 'light', label: words.light },
            { value: 'dark', label: words.dark }
          ]}
        />
      </Row>
      <Row label={words.language} hint={words.languageHint}>
        <SegmentedControl
          aria-label={words.language}
          value={language}
          onChange={(chosen) => change({ language: chosen })}
          data={[
            { value: 'system', label: words.system },
            { value: 'en', label: 'English' },
            { value: 'es', label: 'Español' }
          ]}
        />
      </Row>
      <Row label={words.startScreen} hint={words.startScreenHint}>
        <SegmentedControl
          aria-label={words.startScreen}
          value={startScreen}
          onChange={(chosen) => change({ startScreen: chosen })}
          data={[
            { value: 'attention', label: words.attention },
            { value: 'map', label: words.map }
          ]}
        />
      </Row>
      <Row label={words.clustering} labelFor={clusteringId} hint={words.clusteringHint}>
        <Switch
          id={clusteringId}
          checked={isClusteringOn}
          onChange={(event) => change({ isClusteringOn: event.currentTarget.checked })}
        />
      </Row>
      <Row label={words.mergesSameVin} labelFor={mergingId} hint={words.mergesSameVinHint}>
        <Switch
          id={mergingId}
          checked={mergesSameVin}
          onChange={(event) => change({ mergesSameVin: event.currentTarget.checked })}
        />
      </Row>
    </Section>
  )
}

function SecuritySection() {
  const info = useAppInfo()
  const secretKept = useSession((session) =>
    session.kind === 'open' && session.profile.environment !== 'demo' ? session.secretKept : null
  )
  const { revokesOnQuit, clearsClipboardAtQuit } = useSettings((settings) => settings)
  const change = useChangeSettings()
  const revokesId = useId()
  const clearsId = useId()
  return (
    <Section title={words.security}>
      {secretKept !== null && info && <Row label={words.secret}>{secretKeptText(secretKept, info.vault.backend)}</Row>}
      <Row label={words.revokesOnQuit} labelFor={revokesId} hint={words.revokesOnQuitHint}>
        <Switch
          id={revokesId}
          checked={revokesOnQuit}
          onChange={(event) => change({ revokesOnQuit: event.currentTarget.checked })}
        />
      </Row>
      <Row label={words.clearsClipboard} labelFor={clearsId} hint={words.clearsClipboardHint}>
        <Switch
          id={clearsId}
          checked={clearsClipboardAtQuit}
          onChange={(event) => change({ clearsClipboardAtQuit: event.currentTarget.checked })}
        />
      </Row>
      {info?.isOldElectron === true && <Row label={words.oldElectron}>{words.oldElectronText}</Row>}
    </Section>
  )
}

function AboutSection() {
  const info = useAppInfo()
  return (
    <Section title={words.about}>
      {info && (
        <>
          <Row label={words.version}>{info.version}</Row>
          <Row label={words.electron}>{info.electronVersion}</Row>
        </>
      )}
      <Row label={words.mapData}>{words.mapDataText}</Row>
      <Row label={words.mapRenderer}>{words.mapRendererText}</Row>
      <Row label={words.typeface}>{words.typefaceText}</Row>
    </Section>
  )
}
