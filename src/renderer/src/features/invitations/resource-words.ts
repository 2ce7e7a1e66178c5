import { pageLanguage, type Language } from '@shared/domain/language'
import { isSharedResource, type SharedResource } from '@shared/domain/shared-resources'

const names: Readonly<Record<Language, Readonly<Record<SharedResource, string>>>> = {
  en: {
    vehicle: 'Vehicles',
    vehicle_location: 'Positions of vehicles',
    user: 'Drivers and users',
    driver_vehicle_association: 'Who drives what',
    trailer: 'Trailers',
    trailer_location: 'Positions of trailers',
    hos_availability: 'Hours left to drive',
    hos_event: 'Duty status changes',
    hos_daily_snapshot: 'Hours of service by day',
    hos_violation: 'Hours of service violations',
    hos_event_annotation: 'Remarks on duty status',
    hos_event_attachment: 'Attachments to duty status',
    driver_event_log: 'Driver events',
    driver_safety_event: 'Safety events',
    driver_association: 'Drivers of the fleet',
    dvir_log: 'Vehicle inspections',
    dvir_log_defect: 'Defects found in inspections',
    engine_log: 'Engine log',
    engine_status: 'Engine state',
    vehicle_sensor: 'Sensors of vehicles',
    fuel_transaction: 'Fuel purchases',
    ifta_summary: 'Fuel tax by state (IFTA)',
    vehicle_region_segment: 'Distance by region',
    location_segment: 'Trips',
    trailer_association: 'Trailers of the fleet',
    trailer_vehicle_association: 'Which vehicle pulls which trailer',
    trailer_status: 'State of trailers',
    asset: 'Other equipment',
    message: 'Messages to drivers',
    workflow: 'Workflows'
  },
  es: {
    vehicle: 'Vehículos',
    vehicle_location: 'Posiciones de los vehículos',
    user: 'Conductores y usuarios',
    driver_vehicle_association: 'Quién conduce qué',
    trailer: 'Remolques',
    trailer_location: 'Posiciones de los remolques',
    hos_availability: 'Horas de manejo restantes',
    hos_event: 'Cambios de estado de servicio',
    hos_daily_snapshot: 'Horas de servicio por día',
    hos_violation: 'Infracciones de horas de servicio',
    hos_event_annotation: 'Notas del estado de servicio',
    hos_event_attachment: 'Adjuntos del estado de servicio',
    driver_event_log: 'Eventos del conductor',
    driver_safety_event: 'Eventos de seguridad',
    driver_association: 'Conductores de la flota',
    dvir_log: 'Inspecciones de vehículos',
    dvir_log_defect: 'Defectos hallados en inspecciones',
    engine_log: 'Bitácora del motor',
    engine_status: 'Estado del motor',
    vehicle_sensor: 'Sensores de los vehículos',
    fuel_transaction: 'Compras de combustible',
    ifta_summary: 'Impuesto de combustible por estado (IFTA)',
    vehicle_region_segment: 'Distancia por región',
    location_segment: 'Viajes',
    trailer_association: 'Remolques de la flota',
    trailer_vehicle_association: 'Qué vehículo jala qué remolque',
    trailer_status: 'Estado de los remolques',
    asset: 'Otro equipo',
    message: 'Mensajes a conductores',
    workflow: 'Flujos de trabajo'
  }
}

/** A resource in words; one that this version does not know by its own name, without underscores. */
export function resourceName(resource: string): string {
  return resourceNameIn(resource, pageLanguage())
}

/** As `resourceName`, in a language that need not be the page's: for messages. */
export function resourceNameIn(resource: string, language: Language): string {
  return isSharedResource(resource) ? names[language][resource] : resource.replaceAll('_', ' ')
}
