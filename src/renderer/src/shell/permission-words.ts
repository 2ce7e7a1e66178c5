import { inLanguage } from '../ui/in-language'

interface PermissionWords {
  readonly verbs: Readonly<Record<string, string>>
  /** Resources by the server’s name; one that is not here is shown by that name, in the plural. */
  readonly resources: Readonly<Record<string, string>>
}

const words = inLanguage<PermissionWords>({
  en: {
    verbs: {
      read: 'read',
      view: 'read',
      list: 'read',
      create: 'create',
      write: 'change',
      read_write: 'read and change',
      update: 'change',
      delete: 'delete',
      manage: 'manage'
    },
    resources: {
      agreement: 'Agreements',
      archive: 'Archives',
      connection: 'Connections',
      execution: 'Executions',
      fleet: 'Fleets',
      invitation: 'Invitations',
      partner: 'Partners',
      resource_operation: 'Operations',
      schedule: 'Schedules',
      telematics: 'Telematics',
      vehicle: 'Vehicles',
      vehicle_location: 'Vehicle locations'
    }
  },
  es: {
    verbs: {
      read: 'leer',
      view: 'leer',
      list: 'leer',
      create: 'crear',
      write: 'cambiar',
      read_write: 'leer y cambiar',
      update: 'cambiar',
      delete: 'borrar',
      manage: 'administrar'
    },
    resources: {
      agreement: 'Acuerdos',
      archive: 'Archivos históricos',
      connection: 'Conexiones',
      execution: 'Ejecuciones',
      fleet: 'Flotas',
      invitation: 'Invitaciones',
      partner: 'Socios',
      resource_operation: 'Operaciones',
      schedule: 'Programaciones',
      telematics: 'Telemática',
      vehicle: 'Vehículos',
      vehicle_location: 'Posiciones de vehículos'
    }
  }
})

/**
 * Permissions of a token in words, one line a resource: `vehicle_location:read` becomes "Vehicle locations: read". A form that this
 * version does not know is shown as it is, for permissions are the server's words and grow.
 *
 * @param permissions as they stand in the token
 */
export function permissionLines(permissions: readonly string[]): readonly string[] {
  const verbsOf = new Map<string, string[]>()
  for (const permission of permissions) {
    const [resource, verb] = splitPermission(permission)
    const known = verbsOf.get(resource) ?? []
    if (verb !== '' && !known.includes(verb)) known.push(verb)
    verbsOf.set(resource, known)
  }
  return [...verbsOf]
    .map(([resource, known]) => (known.length === 0 ? resource : `${resource}: ${known.join(', ')}`))
    .sort()
}

function splitPermission(permission: string): readonly [resource: string, verb: string] {
  const parts = /^([a-z_-]+)[:.]([a-z_-]+)$/i.exec(permission)
  const resource = parts?.[1]
  const verb = parts?.[2]
  if (resource === undefined || verb === undefined) return [permission, '']
  return [nounOf(resource.toLowerCase()), words.verbs[verb.toLowerCase()] ?? verb]
}

function nounOf(resource: string): string {
  const known = words.resources[resource]
  if (known !== undefined) return known
  const spaced = resource.replace(/[_-]+/g, ' ')
  const plural = spaced.endsWith('s') ? spaced : `${spaced}s`
  return plural.charAt(0).toUpperCase() + plural.slice(1)
}
