import type { PlaceShape } from '@shared/domain/place'
import { inLanguage } from '@renderer/ui/in-language'

/** What changing the shape of a saved place says. */
export const editWords = inLanguage({
  en: {
    edit: (name: string) => `Change the shape of ${name}`,
    title: (name: string) => `Shape of ${name}`,
    hint: 'Drag the points on the map, move one with the arrow keys, or type here.',
    handle: (kind: PlaceShape['kind'], handle: number) =>
      kind === 'circle' ? (handle === 0 ? 'Middle' : 'Edge') : `Corner ${handle + 1}`,
    save: 'Save shape',
    cancel: 'Cancel',
    notAShape: 'This leaves no area. Type another point.'
  },
  es: {
    edit: (name: string) => `Cambiar la forma de ${name}`,
    title: (name: string) => `Forma de ${name}`,
    hint: 'Arrastre los puntos en el mapa, mueva uno con las flechas, o escriba aquí.',
    handle: (kind: PlaceShape['kind'], handle: number) =>
      kind === 'circle' ? (handle === 0 ? 'Centro' : 'Borde') : `Esquina ${handle + 1}`,
    save: 'Guardar la forma',
    cancel: 'Cancelar',
    notAShape: 'Así no queda ningún área. Escriba otro punto.'
  }
})
