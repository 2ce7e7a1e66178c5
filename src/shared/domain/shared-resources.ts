/** What a fleet can be asked to share: `ResourceEnum` of the orgs contract, the everyday ones first. */
export const sharedResources = [
  'vehicle',
  'vehicle_location',
  'user',
  'driver_vehicle_association',
  'trailer',
  'trailer_location',
  'hos_availability',
  'hos_event',
  'hos_daily_snapshot',
  'hos_violation',
  'hos_event_annotation',
  'hos_event_attachment',
  'driver_event_log',
  'driver_safety_event',
  'driver_association',
  'dvir_log',
  'dvir_log_defect',
  'engine_log',
  'engine_status',
  'vehicle_sensor',
  'fuel_transaction',
  'ifta_summary',
  'vehicle_region_segment',
  'location_segment',
  'trailer_association',
  'trailer_vehicle_association',
  'trailer_status',
  'asset',
  'message',
  'workflow'
] as const
export type SharedResource = (typeof sharedResources)[number]

/** How far it is shared: `ShareLevelEnum`. */
export const shareLevels = ['read', 'read_write'] as const
export type ShareLevel = (typeof shareLevels)[number]

/** What an invitation asks for, by resource. */
export type AskedPermissions = Readonly<Partial<Record<SharedResource, ShareLevel>>>

/** True for a name that this version knows. */
export function isSharedResource(name: string): name is SharedResource {
  return sharedResources.some((known) => known === name)
}
