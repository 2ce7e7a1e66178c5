import { join } from 'node:path'

/**
 * Where a profile's data lies.
 *
 * Threat: the id comes from `profiles.json`, a plain file. One such as `../..` would make "Remove profile" delete what is not ours.
 *
 * @param profilesDir absolute path of the folder of all profiles
 * @throws for an id that this app never makes
 */
export function profileFolder(profilesDir: string, profileId: string): string {
  if (!/^[\w-]{1,100}$/.test(profileId)) throw new Error('The profile id is not one of ours')
  return join(profilesDir, profileId)
}
