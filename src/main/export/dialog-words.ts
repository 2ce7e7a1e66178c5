import { numberLocale, type Language } from '@shared/domain/language'

/**
 * The title of the dialog that asks where to save vehicles: "Export 98,204 vehicles".
 *
 * @param language of the app
 */
export function vehicleExportTitle(vehicleCount: number, language: Language): string {
  const count = new Intl.NumberFormat(numberLocale(language)).format(vehicleCount)
  switch (language) {
    case 'en':
      return `Export ${count} ${vehicleCount === 1 ? 'vehicle' : 'vehicles'}`
    case 'es':
      return `Exportar ${count} ${vehicleCount === 1 ? 'vehículo' : 'vehículos'}`
  }
}
