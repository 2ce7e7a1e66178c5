import { MultiSelect } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Provider } from '@shared/ipc/schemas-providers'
import classes from './invite.module.css'
import { inviteWords as words } from './invite-words'
import { useProviders } from '@renderer/state/use-providers'
import { ProviderLogo } from '@renderer/ui/provider-logo'

interface Props {
  /** Slugs. */
  readonly value: readonly string[]
  readonly error: ReactNode
  readonly onChange: (value: readonly string[]) => void
}

/** The providers that the fleet may choose from, by name and logo; none chosen lets it use any. */
export function ProviderPicker({ value, error, onChange }: Props) {
  const providers = useProviders()
  const bySlug = new Map(providers.map((provider) => [provider.slug, provider]))
  // One that the list does not know, from a template of old: still there, and to be taken away by hand.
  const unknown = value.filter((slug) => !bySlug.has(slug))
  return (
    <MultiSelect
      label={words.providers}
      description={words.providersHint}
      placeholder={value.length === 0 ? words.providersSearch : ''}
      searchable
      clearable
      hidePickedOptions
      limit={100}
      comboboxProps={{ keepMounted: false }}
      maxDropdownHeight={240}
      nothingFoundMessage={words.noProvider}
      error={error}
      data={[
        ...providers.map(({ slug, name }) => ({ value: slug, label: name })),
        ...unknown.map((slug) => ({ value: slug, label: slug }))
      ]}
      value={[...value]}
      onChange={onChange}
      renderOption={({ option }) => <ProviderOption provider={bySlug.get(option.value)} label={option.value} />}
    />
  )
}

function ProviderOption({ provider, label }: { readonly provider: Provider | undefined; readonly label: string }) {
  return (
    <span className={classes['provider']}>
      <ProviderLogo logo={provider?.logo ?? null} />
      {provider?.name ?? label}
      {provider?.isSandbox === true && <em>{words.sandbox}</em>}
    </span>
  )
}
