import type { Session } from 'electron'
import type { Logger } from '../app/logger'

/** What the page may use of the browser's permissions: nothing. The clipboard, files and notifications go through main. */
export const allowedPermissions: ReadonlySet<string> = new Set<string>()

type PermissionSession = Pick<
  Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler' | 'on'
>

/**
 * Refuses every permission, device and download that is not on the list (SECURITY.md row 7).
 *
 * Threat: Electron grants what nobody asked about. Both the request and the check are answered, since many browser functions
 * only check. Each permission is logged once, so that a page that asks in a loop cannot fill the log.
 *
 * @param session of the windows; settings last as long as it does
 */
export function denyPermissions(session: PermissionSession, logger: Logger): void {
  const noted = new Set<string>()
  const decide = (permission: string): boolean => {
    const isAllowed = allowedPermissions.has(permission)
    if (!isAllowed && !noted.has(permission)) {
      noted.add(permission)
      logger.info('A permission was refused', { permission })
    }
    return isAllowed
  }
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(decide(permission)))
  session.setPermissionCheckHandler((_contents, permission) => decide(permission))
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event) => {
    event.preventDefault()
    logger.warn('A download was refused')
  })
}
