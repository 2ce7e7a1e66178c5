import { inLanguage } from '@renderer/ui/in-language'

/** What the panel for the look of the map says. */
export const displayWords = inLanguage({
  en: {
    title: 'Display',
    open: 'Display',
    close: 'Close the display options',
    names: 'Names of vehicles',
    groupSize: 'Group vehicles',
    radii: { fine: 'Finely', normal: 'Normally', coarse: 'Coarsely' },
    groupSizeHint: 'Names show from close up. Finer groups show more marks on the map.',
    groupSizeOff: 'Names show from close up. Grouping is switched off.'
  },
  es: {
    title: 'Presentación',
    open: 'Presentación',
    close: 'Cerrar las opciones de presentación',
    names: 'Nombres de vehículos',
    groupSize: 'Agrupar vehículos',
    radii: { fine: 'Fino', normal: 'Normal', coarse: 'Amplio' },
    groupSizeHint: 'Los nombres se muestran de cerca. Los grupos más finos muestran más marcas en el mapa.',
    groupSizeOff: 'Los nombres se muestran de cerca. La agrupación está desactivada.'
  }
})

/** What the map says of the thing that the keyboard is on. */
export const keyFocusWords = inLanguage({
  en: {
    moving: 'moving',
    standing: 'standing',
    seen: (age: string) => `seen ${age}`,
    notSeen: 'time not known',
    cluster: (total: string) => `Group of ${total} vehicles`,
    place: (place: string, of: string) => `${place} of ${of} in view`
  },
  es: {
    moving: 'en movimiento',
    standing: 'detenido',
    seen: (age: string) => `visto ${age}`,
    notSeen: 'hora desconocida',
    cluster: (total: string) => `Grupo de ${total} vehículos`,
    place: (place: string, of: string) => `${place} de ${of} a la vista`
  }
})
