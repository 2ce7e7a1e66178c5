/** A part of the app that needs a permission of its own at the server. */
export type PermissionArea = 'positions' | 'invitations' | 'invite' | 'revoke'

/** What each area asks for, by the server's names (API.md, sections 5 to 9). */
export const requiredPermissions: Readonly<Record<PermissionArea, string>> = {
  positions: 'telematics:read',
  invitations: 'invitation:read',
  invite: 'invitation:create',
  revoke: 'invitation:delete'
}

/** Verbs that allow more than they say, by the verb that they cover. */
const broaderVerbs: Readonly<Record<string, readonly string[]>> = {
  read: ['read_write', 'manage'],
  create: ['write', 'read_write', 'manage'],
  delete: ['write', 'read_write', 'manage']
}

/**
 * The permissions that an area needs and a token does not list. The server decides; this only finds words for what it will say. So a
 * token whose list says nothing about resources (none at all, or just `openid profile`) is unknown, and nothing is missing from it.
 *
 * @param area what is to be shown or done
 * @param granted as they stand in the token's `scope`
 * @returns none when the area is covered, also by a broader permission or a wildcard
 */
export function missingPermissions(area: PermissionArea, granted: readonly string[]): readonly string[] {
  const known = granted.flatMap((permission) => resourceAndVerb(permission) ?? [])
  if (known.length === 0) return []
  const required = requiredPermissions[area]
  const needed = resourceAndVerb(required)
  return needed === null || known.some((permission) => covers(permission, needed)) ? [] : [required]
}

interface ResourceAndVerb {
  readonly resource: string
  readonly verb: string
}

function resourceAndVerb(permission: string): ResourceAndVerb | null {
  if (permission === '*') return { resource: '*', verb: '*' }
  const [, resource, verb] = /^([a-z_-]+|\*)[:.]([a-z_-]+|\*)$/i.exec(permission) ?? []
  return resource === undefined || verb === undefined
    ? null
    : { resource: resource.toLowerCase(), verb: verb.toLowerCase() }
}

function covers(granted: ResourceAndVerb, needed: ResourceAndVerb): boolean {
  const isResource = granted.resource === '*' || granted.resource === needed.resource
  const isVerb =
    granted.verb === '*' || granted.verb === needed.verb || (broaderVerbs[needed.verb]?.includes(granted.verb) ?? false)
  return isResource && isVerb
}
