import { inLanguage } from '@renderer/ui/in-language'
/** Every word of the map screen's frame; the map itself has its own. */
export const words = inLanguage({
  en: {
    title: 'Vehicles and map',
    map: 'The map',
    showList: 'Show the vehicle list',
    hideList: 'Hide the vehicle list',
    listWidth: 'Width of the vehicle list',
    pixels: (widthPx: number) => `${widthPx} pixels`
  },
  es: {
    title: 'Vehículos y mapa',
    map: 'El mapa',
    showList: 'Mostrar la lista de vehículos',
    hideList: 'Ocultar la lista de vehículos',
    listWidth: 'Ancho de la lista de vehículos',
    pixels: (widthPx: number) => `${widthPx} píxeles`
  }
})
