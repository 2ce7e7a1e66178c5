import { formatExact } from '@shared/domain/time'
import type { ProfileContents } from '@shared/ipc/schemas-profiles'
import type { SecretKept } from '@shared/ipc/schemas-session'
import { formatCount } from '../../ui/count'
import { inLanguage } from '../../ui/in-language'

const words = inLanguage({
  en: {
    profile: 'The profile: its name, client ID, servers and frame colour.',
    secrets: {
      sealed: 'The client secret, sealed by the system’s key store.',
      weak: 'The client secret, kept without a key store.',
      session: 'The client secret, in memory for this session.'
    },
    setAside: (date: string) => `A client secret that could not be read, set aside on ${date}.`,
    stored: (size: string) => `Stored positions and invitations: ${size}.`,
    token: 'The access token, from memory.',
    underTenth: 'under 0.1 MB'
  },
  es: {
    profile: 'El perfil: su nombre, ID de cliente, servidores y color de marco.',
    secrets: {
      sealed: 'El secreto de cliente, sellado por el almacén de claves del sistema.',
      weak: 'El secreto de cliente, guardado sin almacén de claves.',
      session: 'El secreto de cliente, en la memoria para esta sesión.'
    },
    setAside: (date: string) => `Un secreto de cliente que no se pudo leer, apartado el ${date}.`,
    stored: (size: string) => `Posiciones e invitaciones guardadas: ${size}.`,
    token: 'El token de acceso, de la memoria.',
    underTenth: 'menos de 0.1 MB'
  }
})

/**
 * What removing erases, one line each.
 *
 * @param contents as main found them
 * @param isOpen whether there may be a token
 */
export function erasedLines(contents: ProfileContents, isOpen: boolean): readonly string[] {
  const { secretKept, setAsideAtMs, storedBytes, vehicleCount } = contents
  return [
    words.profile,
    secretLine(secretKept),
    setAsideAtMs === null ? null : words.setAside(formatExact(setAsideAtMs)),
    storedLine(storedBytes, vehicleCount),
    isOpen ? words.token : null
  ].filter((line) => line !== null)
}

function secretLine(kept: SecretKept | null): string | null {
  return kept === null ? null : words.secrets[kept]
}

function storedLine(storedBytes: number, vehicleCount: number | null): string | null {
  if (storedBytes === 0 && (vehicleCount ?? 0) === 0) return null
  const vehicles = vehicleCount === null ? '' : `, ${formatCount(vehicleCount, 'vehicle')}`
  return words.stored(`${formatMegabytes(storedBytes)}${vehicles}`)
}

/**
 * A size on disk, as people compare them: "4.2 MB", "under 0.1 MB".
 *
 * @param bytes decimal megabytes are a million of them
 */
export function formatMegabytes(bytes: number): string {
  return bytes < 100_000 ? words.underTenth : `${(bytes / 1_000_000).toFixed(1)} MB`
}
