import { Button, Group, Modal, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { languages, pageLanguage, type Language } from '@shared/domain/language'
import type { InvitationRow } from '@shared/ipc/schemas-invitations'
import { useMemo, useState } from 'react'
import { useBridge, useSaved, useSession } from '@renderer/state/stores'
import { isTooLongForMail, mailTooLong } from '@renderer/ui/mail-too-long'
import classes from './dialogs.module.css'
import { fleetLabel } from './invitation-filter'
import { fillTemplate, linkPlaceholder, ownTemplates, placeholders, templateOf } from './message-template'
import { ownTimeZone, timeZoneName, timeZones } from './own-time-zone'
import { resourceNameIn } from './resource-words'
import { shareWords as words } from './share-words'
import { showFailure } from './use-invitation-actions'
import { useKept } from './use-kept'
import { useProviders } from '@renderer/state/use-providers'
import { useSaveInvitationThings } from './use-save-invitation-things'

interface Props {
  /** Whose message; null while none is written. */
  readonly row: InvitationRow | null
  readonly onClose: () => void
}

/** The message that goes with a link: filled in from a template, changed here for once, or the template itself changed for all. */
export function MessageDialog({ row, onClose }: Props) {
  const kept = useKept(row)
  return (
    <Modal
      opened={row !== null}
      onClose={onClose}
      title={kept === null ? '' : words.messageTitle(fleetLabel(kept))}
      size={640}
    >
      {kept !== null && <MessageForm row={kept} onClose={onClose} />}
    </Modal>
  )
}

interface FormProps {
  readonly row: InvitationRow
  readonly onClose: () => void
}

function MessageForm({ row, onClose }: FormProps) {
  const bridge = useBridge()
  const saved = useSaved((things) => things.messageTemplates)
  const save = useSaveInvitationThings()
  const [language, setLanguage] = useState<Language>(pageLanguage)
  const [isTemplate, setIsTemplate] = useState(false)
  const timeZone = saved.timeZone ?? ownTimeZone()
  const filled = useFilled(row, language, timeZone)
  // What was changed by hand holds until another language or zone, or the template, makes another text of it.
  const [edited, setEdited] = useState<{ readonly from: unknown; readonly subject: string; readonly body: string }>()
  const basis = isTemplate ? templateOf(saved, language) : filled
  const shown = edited?.from === basis ? edited : basis
  const edit = (parts: { readonly subject?: string; readonly body?: string }) =>
    setEdited({ from: basis, subject: shown.subject, body: shown.body, ...parts })
  const hasLink = shown.body.includes(linkPlaceholder)
  const fleet = fleetLabel(row)

  const hand = async (via: 'copy' | 'mail') => {
    const message = { handle: row.handle, subject: shown.subject, body: shown.body }
    const answer =
      via === 'copy'
        ? await bridge.calls['invitations:copy-message'](message)
        : await bridge.calls['invitations:open-mail']({ ...message, to: row.fleetEmail })
    if (!answer.ok) {
      if (isTooLongForMail(via, answer.error)) notifications.show({ color: 'red', message: mailTooLong })
      else showFailure(answer.error)
      return
    }
    onClose()
    notifications.show(
      via === 'copy'
        ? { title: words.messageCopied, message: words.messageCopiedText(fleet) }
        : { message: words.mailOpened(fleet) }
    )
  }
  const keepTemplate = (template: { readonly subject: string; readonly body: string } | null) => {
    save({ messageTemplates: { ...saved, [language]: template } })
    setEdited(undefined)
    notifications.show({ message: words.templateSaved })
  }

  return (
    <div className={classes['stack']}>
      <div className={classes['messageTools']}>
        <SegmentedControl
          aria-label={words.language}
          value={language}
          onChange={(value) => setLanguage(value === 'es' ? 'es' : 'en')}
          data={languages.map((value) => ({ value, label: words.languages[value] }))}
        />
        <Select
          size="xs"
          searchable
          allowDeselect={false}
          aria-label={words.zone}
          title={words.zone}
          w={220}
          comboboxProps={{ keepMounted: false }}
          data={timeZones().map((value) => ({ value, label: timeZoneName(value) }))}
          value={timeZone}
          onChange={(value) => save({ messageTemplates: { ...saved, timeZone: value } })}
        />
        <span className={classes['spring']} />
        <SegmentedControl
          aria-label={words.mode}
          value={isTemplate ? 'template' : 'message'}
          onChange={(value) => setIsTemplate(value === 'template')}
          data={[
            { value: 'message', label: words.message },
            { value: 'template', label: words.template }
          ]}
        />
      </div>
      <TextInput
        label={words.subject}
        maxLength={300}
        value={shown.subject}
        onChange={(event) => edit({ subject: event.currentTarget.value })}
      />
      <Textarea
        label={words.body}
        rows={14}
        maxLength={8000}
        value={shown.body}
        error={hasLink ? undefined : words.linkMissing}
        onChange={(event) => edit({ body: event.currentTarget.value })}
      />
      <p className={classes['quiet']}>
        {isTemplate
          ? words.placeholders(placeholders.join(', '))
          : `${row.fleetEmail === null ? words.noAddress : `${words.to(row.fleetEmail)}.`} ${words.linkNote}`}
      </p>
      {isTemplate ? (
        <Group justify="flex-end" gap="xs">
          {saved[language] !== null && (
            <Button size="xs" variant="subtle" color="gray" onClick={() => keepTemplate(null)}>
              {words.restoreTemplate}
            </Button>
          )}
          <Button
            size="xs"
            disabled={!hasLink}
            onClick={() =>
              keepTemplate(
                shown.subject === ownTemplates[language].subject && shown.body === ownTemplates[language].body
                  ? null
                  : { subject: shown.subject, body: shown.body }
              )
            }
          >
            {words.saveTemplate}
          </Button>
        </Group>
      ) : (
        <Group justify="flex-end" gap="xs">
          <Button size="xs" variant="default" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button size="xs" variant="default" disabled={!hasLink} onClick={() => void hand('mail')}>
            {words.openMail}
          </Button>
          <Button size="xs" disabled={!hasLink} onClick={() => void hand('copy')} data-autofocus>
            {words.copyMessage}
          </Button>
        </Group>
      )}
    </div>
  )
}

function useFilled(row: InvitationRow, language: Language, timeZone: string) {
  const saved = useSaved((things) => things.messageTemplates)
  const providers = useProviders()
  const company = useSession((session) =>
    session.kind === 'open' ? (session.organisation ?? session.profile.name) : ''
  )
  return useMemo(
    () =>
      fillTemplate(
        templateOf(saved, language),
        {
          fleet: fleetLabel(row),
          company,
          shares: Object.keys(row.permissions).map((resource) => midSentence(resourceNameIn(resource, language))),
          providers: row.limitTsps.map((slug) => providers.find((each) => each.slug === slug)?.name ?? slug),
          expiresAtMs: row.expiresAtMs,
          timeZone
        },
        language
      ),
    [saved, language, row, company, providers, timeZone]
  )
}

function midSentence(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}
