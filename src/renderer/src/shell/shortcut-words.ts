import { inLanguage } from '../ui/in-language'

/** What the keys do. */
export const shortcutWords = inLanguage({
  en: {
    title: 'Keyboard shortcuts',
    switchProfile: 'Switch profile',
    chooseProfile: 'Choose a profile, in the switcher',
    findVehicle: 'Find a vehicle',
    follow: 'Follow the selected vehicle, or stop',
    chase: 'Write to the fleet that is chosen',
    refresh: 'Refresh what is shown',
    show: 'Show these shortcuts',
    nextInList: 'Next or previous row, in a list',
    openInList: 'Open its details, in the list',
    savedView: 'Show a saved view, on the map screen',
    nextOnMap: 'Next vehicle or group in a direction, on the map',
    openOnMap: 'Open it, on the map',
    moveMap: 'Move the map',
    zoomMap: 'Zoom the map',
    arrowsMoveMap: 'Let the arrows move the map',
    listWidth: 'Wider or narrower list, on its edge',
    close: 'Close what floats'
  },
  es: {
    title: 'Atajos de teclado',
    switchProfile: 'Cambiar de perfil',
    chooseProfile: 'Elegir un perfil, en el menú de perfiles',
    findVehicle: 'Buscar un vehículo',
    follow: 'Seguir el vehículo seleccionado, o dejar de seguirlo',
    chase: 'Escribir a la flota elegida',
    refresh: 'Actualizar lo que se muestra',
    show: 'Mostrar estos atajos',
    nextInList: 'Fila siguiente o anterior, en una lista',
    openInList: 'Abrir sus detalles, en la lista',
    savedView: 'Mostrar una vista guardada, en la pantalla del mapa',
    nextOnMap: 'Siguiente vehículo o grupo en una dirección, en el mapa',
    openOnMap: 'Abrirlo, en el mapa',
    moveMap: 'Mover el mapa',
    zoomMap: 'Acercar o alejar el mapa',
    arrowsMoveMap: 'Dejar que las flechas muevan el mapa',
    listWidth: 'Lista más ancha o más angosta, en su borde',
    close: 'Cerrar lo que flota'
  }
})
