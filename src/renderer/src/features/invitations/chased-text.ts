import { formatAsOf } from '@renderer/ui/as-of'
import { inLanguage } from '@renderer/ui/in-language'
import type { ChaseWay } from '@shared/ipc/schemas-invitations'

const routes = inLanguage({
  en: {
    copy: 'copied',
    message: 'message',
    mail: 'mailed',
    browser: 'opened',
    qr: 'QR code',
    reveal: 'shown'
  } satisfies Record<ChaseWay, string>,
  es: {
    copy: 'copiado',
    message: 'mensaje',
    mail: 'correo',
    browser: 'abierto',
    qr: 'código QR',
    reveal: 'mostrado'
  }
})

/** By which route the link went out last, and when: "copied 09:12". */
export function chasedText({ atMs, via }: { readonly atMs: number; readonly via: ChaseWay }, nowMs: number): string {
  return `${routes[via]} ${formatAsOf(atMs, nowMs)}`
}
