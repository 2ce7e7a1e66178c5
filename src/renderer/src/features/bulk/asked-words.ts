import type { BulkCommon } from '@shared/ipc/schemas-bulk'
import { formatNumber } from '@renderer/ui/count'
import { inLanguage } from '@renderer/ui/in-language'
import { resourceName } from '@renderer/features/invitations/resource-words'

/** The words of what a whole run asks for. */
export const askedWords = inLanguage({
  en: {
    title: 'What every row asks for',
    change: 'Change what is asked…',
    keep: 'Use for all rows',
    discard: 'Cancel',
    summary: 'What is asked',
    asks: (names: string) => `Asks for ${names}`,
    more: (names: string, more: number) => `${names} and ${formatNumber(more)} more`,
    writes: (count: number) => `${formatNumber(count)} of them to write, too`,
    readOnly: 'to read only',
    anyProvider: 'any provider',
    providers: (count: number) => (count === 1 ? '1 provider allowed' : `${formatNumber(count)} providers allowed`),
    redirects: 'with redirects or a callback',
    expires: (end: string) => `links work until ${end}`
  },
  es: {
    title: 'Lo que pide cada fila',
    change: 'Cambiar lo que se pide…',
    keep: 'Usar en todas las filas',
    discard: 'Cancelar',
    summary: 'Lo que se pide',
    asks: (names: string) => `Pide ${names}`,
    more: (names: string, more: number) => `${names} y ${formatNumber(more)} más`,
    writes: (count: number) => `${formatNumber(count)} también para escribir`,
    readOnly: 'solo lectura',
    anyProvider: 'cualquier proveedor',
    providers: (count: number) =>
      count === 1 ? '1 proveedor permitido' : `${formatNumber(count)} proveedores permitidos`,
    redirects: 'con redirecciones o aviso',
    expires: (end: string) => `los enlaces funcionan hasta ${end}`
  }
})

/** So many are named; the others are a number. */
const namedAtMost = 3

/**
 * What a run asks for, in one line.
 *
 * @param end when its links stop working, in words
 */
export function askedSummary(common: BulkCommon, end: string): string {
  const { permissions, limitTsps, successRedirectUrl, failureRedirectUrl, callbackUrl } = common
  const resources = Object.keys(permissions)
  const named = resources.slice(0, namedAtMost).map(resourceName).join(', ')
  const names = resources.length > namedAtMost ? askedWords.more(named, resources.length - namedAtMost) : named
  const writeCount = Object.values(permissions).filter((level) => level === 'read_write').length
  const hasAddress = [successRedirectUrl, failureRedirectUrl, callbackUrl].some((url) => url !== null)
  return [
    `${askedWords.asks(names)} (${writeCount === 0 ? askedWords.readOnly : askedWords.writes(writeCount)})`,
    limitTsps.length === 0 ? askedWords.anyProvider : askedWords.providers(limitTsps.length),
    ...(hasAddress ? [askedWords.redirects] : []),
    askedWords.expires(end)
  ].join(' · ')
}
