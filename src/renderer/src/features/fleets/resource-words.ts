import { inLanguage } from '@renderer/ui/in-language'

const resources = inLanguage<Readonly<Record<string, string>>>({
  en: {
    vehicle_location: 'Positions',
    vehicle: 'Vehicles',
    user: 'Users',
    driver: 'Drivers',
    trailer: 'Trailers',
    trailer_location: 'Trailer positions',
    hos_event: 'Hours of service',
    hos_daily_snapshot: 'Hours of service by day',
    hos_availability: 'Driving time left',
    dvir_log: 'Inspections',
    dvir_defect: 'Defects found in inspections',
    ifta_summary: 'Fuel tax mileage',
    vehicle_sensor_event: 'Vehicle sensors',
    trailer_sensor_event: 'Trailer sensors',
    engine_log: 'Engine states',
    driver_safety_event: 'Safety events',
    fuel_transaction: 'Fuel purchases',
    safety_event: 'Safety events'
  },
  es: {
    vehicle_location: 'Posiciones',
    vehicle: 'Vehículos',
    user: 'Usuarios',
    driver: 'Conductores',
    trailer: 'Remolques',
    trailer_location: 'Posiciones de remolques',
    hos_event: 'Horas de servicio',
    hos_daily_snapshot: 'Horas de servicio por día',
    hos_availability: 'Tiempo de manejo restante',
    dvir_log: 'Inspecciones',
    dvir_defect: 'Defectos hallados en inspecciones',
    ifta_summary: 'Millaje para el impuesto de combustible',
    vehicle_sensor_event: 'Sensores de vehículos',
    trailer_sensor_event: 'Sensores de remolques',
    engine_log: 'Estados del motor',
    driver_safety_event: 'Eventos de seguridad',
    fuel_transaction: 'Compras de combustible',
    safety_event: 'Eventos de seguridad'
  }
})

const levels = inLanguage<Readonly<Record<string, string>>>({
  en: { read: 'to read', read_write: 'to read and change', none: 'not shared' },
  es: { read: 'para leer', read_write: 'para leer y cambiar', none: 'no se comparte' }
})

/** A kind of data in words; one that this version does not know stays the server's, with spaces: they grow (API.md section 11). */
export function resourceName(resource: string): string {
  const known = resources[resource]
  if (known !== undefined) return known
  const spaced = resource.replace(/[_-]+/g, ' ')
  return spaced.charAt(0).toUpperCase() + spaced.slice(1)
}

/** What may be done with it, in words. */
export function levelName(level: string): string {
  return levels[level] ?? level.replace(/[_-]+/g, ' ')
}

/**
 * The scopes of an agreement, one line for each level: "To read: positions, vehicles".
 *
 * @param scopes levels by resource
 */
export function scopeLines(scopes: Readonly<Record<string, string>>): readonly string[] {
  const byLevel = new Map<string, string[]>()
  for (const [resource, level] of Object.entries(scopes)) {
    byLevel.set(level, [...(byLevel.get(level) ?? []), resourceName(resource).toLowerCase()])
  }
  return [...byLevel].map(([level, names]) => {
    const lead = levelName(level)
    return `${lead.charAt(0).toUpperCase()}${lead.slice(1)}: ${names.join(', ')}`
  })
}
