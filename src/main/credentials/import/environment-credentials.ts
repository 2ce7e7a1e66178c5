import { importedCredentials, type ImportedCredentials } from './imported-credentials'
import { envFields } from './parse-env'

/**
 * Takes the credentials out of the environment: `CATENA_CLIENT_ID`, `CATENA_CLIENT_SECRET` and, where set, the addresses. They are only
 * held, to be offered; nothing is used without the person's click (SECURITY.md row 10).
 *
 * Threat: child processes and crash reports inherit the environment. So the secret is deleted from it, whether or not it can be used; to be
 * called before anything is started. What the system itself remembers of the start (`/proc/<pid>/environ`) cannot be changed from here.
 *
 * @param env the environment; `CATENA_CLIENT_SECRET` is deleted from this very object
 * @returns null unless both id and secret are there
 */
export function takeEnvironmentCredentials(env: Record<string, string | undefined>): ImportedCredentials | null {
  const credentials = importedCredentials(envFields((name) => env[name]))
  delete env['CATENA_CLIENT_SECRET']
  return credentials === null || credentials.clientId === null ? null : credentials
}
