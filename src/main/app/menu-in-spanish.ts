import type { MenuItemConstructorOptions } from 'electron'

type Item = MenuItemConstructorOptions

const labels: Readonly<Record<string, string>> = {
  File: 'Archivo',
  'New invitation': 'Nueva invitación',
  'Invite many…': 'Invitar a muchas…',
  Export: 'Exportar',
  'Vehicles as CSV…': 'Vehículos como CSV…',
  'Vehicles as GeoJSON…': 'Vehículos como GeoJSON…',
  'Map as picture…': 'Mapa como imagen…',
  'Map as PDF…': 'Mapa como PDF…',
  'Print map…': 'Imprimir mapa…',
  'Switch profile…': 'Cambiar de perfil…',
  'Add profile…': 'Agregar perfil…',
  'Session…': 'Sesión…',
  Lock: 'Bloquear',
  'Sign out…': 'Cerrar sesión…',
  View: 'Ver',
  Attention: 'Atención',
  Map: 'Mapa',
  Fleets: 'Flotas',
  Activity: 'Actividad',
  Invitations: 'Invitaciones',
  'Wall map': 'Mapa mural',
  Settings: 'Ajustes',
  Find: 'Buscar',
  'Refresh positions': 'Actualizar posiciones',
  'Actual size': 'Tamaño real',
  'Zoom in': 'Acercar',
  'Zoom out': 'Alejar',
  'Full screen': 'Pantalla completa',
  Help: 'Ayuda',
  'Catena documentation': 'Documentación de Catena',
  'About Fleet Desk': 'Acerca de Fleet Desk',
  'Reload the page': 'Volver a cargar la página',
  'Developer tools': 'Herramientas de desarrollo'
}

/** Electron names its own items in English, except those of the app's menu on macOS. */
const roleLabels: Readonly<Record<string, string>> = {
  editMenu: 'Editar',
  windowMenu: 'Ventana',
  close: 'Cerrar ventana',
  quit: 'Salir'
}

const editItems: readonly Item[] = [
  { role: 'undo', label: 'Deshacer' },
  { role: 'redo', label: 'Rehacer' },
  { type: 'separator' },
  { role: 'cut', label: 'Cortar' },
  { role: 'copy', label: 'Copiar' },
  { role: 'paste', label: 'Pegar' },
  { type: 'separator' },
  { role: 'selectAll', label: 'Seleccionar todo' }
]

/** The same menu with Spanish labels; one that has none keeps its English. */
export function inSpanish(items: readonly Item[]): Item[] {
  return items.map((item) => {
    const label = item.label === undefined ? roleLabels[item.role ?? ''] : (labels[item.label] ?? item.label)
    const submenu = item.role === 'editMenu' ? [...editItems] : item.submenu
    return {
      ...item,
      ...(label !== undefined && { label }),
      ...(Array.isArray(submenu) && { submenu: item.role === 'editMenu' ? submenu : inSpanish(submenu) })
    }
  })
}
