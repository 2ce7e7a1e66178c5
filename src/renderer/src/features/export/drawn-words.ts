import { inLanguage } from '../../ui/in-language'

/** What the legend of a picture or a sheet calls lines and areas that are no vehicles. */
export const drawnWords = inLanguage({
  en: {
    trail: (vehicle: string, hours: number) => `Trail of ${vehicle}, last ${hours} h`,
    history: (vehicle: string, from: string, to: string) => `History of ${vehicle}, ${from} to ${to}`,
    place: (name: string) => (name === '' ? 'Place' : `Place: ${name}`),
    places: (count: number) => (count === 1 ? 'Saved place' : `${count} saved places`)
  },
  es: {
    trail: (vehicle: string, hours: number) => `Rastro de ${vehicle}, últimas ${hours} h`,
    history: (vehicle: string, from: string, to: string) => `Historial de ${vehicle}, del ${from} al ${to}`,
    place: (name: string) => (name === '' ? 'Lugar' : `Lugar: ${name}`),
    places: (count: number) => (count === 1 ? 'Lugar guardado' : `${count} lugares guardados`)
  }
})
