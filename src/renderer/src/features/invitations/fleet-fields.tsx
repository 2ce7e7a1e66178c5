import { Autocomplete, Button, Select, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useMemo } from 'react'
import { countriesIn } from '@shared/domain/countries'
import { cleanFleetName, isFleetNameAcceptable } from '@shared/domain/invitation'
import { numberLocale } from '@shared/domain/language'
import type { InviteValues } from './invite-form'
import classes from './invite.module.css'
import { inviteWords as words } from './invite-words'
import { PreflightNote } from './preflight-note'

/** Who is invited: the reference, and what the fleet finds filled in. */
export function FleetFields({ form }: { readonly form: UseFormReturnType<InviteValues> }) {
  const { fleetRef, fleetName } = form.values
  const countries = useMemo(
    () => countriesIn(numberLocale()).map(({ code, name }) => ({ value: code, label: `${name} (${code})` })),
    []
  )
  return (
    <fieldset className={classes['part']}>
      <legend className={classes['legend']}>{words.fleetPart}</legend>
      <TextInput
        label={words.fleetRef}
        description={words.fleetRefHint}
        withAsterisk
        data-autofocus
        {...form.getInputProps('fleetRef')}
      />
      <PreflightNote fleetRef={fleetRef} fleetName={fleetName} />
      <TextInput label={words.fleetName} description={words.fleetNameHint} {...form.getInputProps('fleetName')} />
      <CleanedName name={fleetName} onUse={(name) => form.setFieldValue('fleetName', name)} />
      <TextInput label={words.email} description={words.emailHint} type="email" {...form.getInputProps('fleetEmail')} />
      <div className={classes['pair']}>
        <TextInput label={words.phone} type="tel" {...form.getInputProps('fleetPhone')} />
        <Select
          label={words.country}
          placeholder={words.countrySearch}
          nothingFoundMessage={words.noCountry}
          searchable
          clearable
          limit={50}
          comboboxProps={{ keepMounted: false }}
          data={countries}
          {...form.getInputProps('fleetCountryCode')}
        />
      </div>
      <TextInput label={words.website} type="url" {...form.getInputProps('fleetWebsite')} />
      <div className={classes['pair']}>
        <TextInput label={words.regulatoryId} {...form.getInputProps('fleetRegulatoryId')} />
        <Autocomplete
          label={words.regulatoryIdType}
          data={[...words.regulatoryTypes]}
          maxLength={60}
          {...form.getInputProps('fleetRegulatoryIdType')}
        />
      </div>
    </fieldset>
  )
}

interface CleanedNameProps {
  readonly name: string
  readonly onUse: (name: string) => void
}

/** A name that Catena takes, made of one that it does not. */
function CleanedName({ name, onUse }: CleanedNameProps) {
  const cleaned = cleanFleetName(name)
  if (isFleetNameAcceptable(name) || cleaned === '') return null
  return (
    <Button className={classes['suggestion'] ?? ''} size="compact-xs" variant="light" onClick={() => onUse(cleaned)}>
      {words.useCleaned(cleaned)}
    </Button>
  )
}
