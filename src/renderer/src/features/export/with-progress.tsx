import { notifications } from '@mantine/notifications'
import type { Bridge } from '@shared/ipc/contract'
import { ExportProgress } from './export-progress'
import { words } from './words'

/**
 * Shows how far an export is while it runs, and the way to stop it.
 *
 * @param total rows
 */
export async function withProgress<T>(
  bridge: Bridge,
  exportId: string,
  total: number,
  run: () => Promise<T>
): Promise<T> {
  const id = notifications.show({
    title: words.writing(total),
    message: <ExportProgress bridge={bridge} exportId={exportId} total={total} />,
    loading: true,
    autoClose: false,
    withCloseButton: false
  })
  try {
    return await run()
  } finally {
    notifications.hide(id)
  }
}
