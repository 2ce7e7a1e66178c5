import { numberLocale, type Language } from '@shared/domain/language'

const nouns = {
  en: { export: 'Export', vehicle: ['vehicle', 'vehicles'], position: ['position', 'positions'] },
  es: { export: 'Exportar', vehicle: ['vehículo', 'vehículos'], position: ['posición', 'posiciones'] }
} as const satisfies Record<Language, unknown>

/**
 * The title of the dialog that asks where to save something: "Export 98,204 vehicles".
 *
 * @param language of the app
 */
export function exportTitle(rowCount: number, noun: 'vehicle' | 'position', language: Language): string {
  const words = nouns[language]
  const count = new Intl.NumberFormat(numberLocale(language)).format(rowCount)
  return `${words.export} ${count} ${words[noun][rowCount === 1 ? 0 : 1]}`
}
