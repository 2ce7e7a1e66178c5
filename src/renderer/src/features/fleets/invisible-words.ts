import type { FleetPart } from '@shared/ipc/schemas-fleets'
import { inLanguage } from '@renderer/ui/in-language'

const parts = inLanguage<Readonly<Record<FleetPart, string>>>({
  en: {
    connections: 'Connections',
    freshness: 'Data freshness',
    agreements: 'Share agreements',
    schedules: 'Schedules',
    fleets: 'The list of fleets'
  },
  es: {
    connections: 'Las conexiones',
    freshness: 'La frescura de los datos',
    agreements: 'Los acuerdos de acceso',
    schedules: 'Los horarios de consulta',
    fleets: 'La lista de flotas'
  }
})

/** What a part is called that may be not visible. */
export function partName(part: FleetPart): string {
  return parts[part]
}

/** What is said of what this account does not get. */
export const invisibleWords = inLanguage({
  en: {
    title: (names: string) => `Not visible to this account: ${names}.`,
    text: (permissions: string) =>
      `It would need ${permissions}. Everything else works on, and verdicts are made from what is left. Ask your Catena contact for the permission.`,
    notVisible: (part: string) => `${part}: not visible to this account.`,
    needs: (permission: string) => `Needs the permission ${permission}, or this server does not offer it.`,
    notRead: 'The fleets could not be read just now'
  },
  es: {
    title: (names: string) => `No visible para esta cuenta: ${names}.`,
    text: (permissions: string) =>
      `Haría falta ${permissions}. Todo lo demás sigue funcionando y el diagnóstico se hace con lo que queda. Pida el permiso a su contacto en Catena.`,
    notVisible: (part: string) => `${part}: no visible para esta cuenta.`,
    needs: (permission: string) => `Requiere el permiso ${permission}, o este servidor no lo ofrece.`,
    notRead: 'Por ahora no se pudieron leer las flotas'
  }
})
