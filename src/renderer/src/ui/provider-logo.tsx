import { IconBuilding } from '@tabler/icons-react'

const sidePx = 16

/**
 * A provider's own mark, beside its name; a plain one where there is none.
 *
 * @param logo as a data URL
 */
export function ProviderLogo({ logo }: { readonly logo: string | null }) {
  return logo === null ? (
    <IconBuilding size={sidePx} aria-hidden="true" />
  ) : (
    <img src={logo} alt="" width={sidePx} height={sidePx} />
  )
}
