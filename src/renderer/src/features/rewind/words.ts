import { inLanguage } from '@renderer/ui/in-language'

/** Every word of going back in time. */
export const words = inLanguage({
  en: {
    begin: 'Rewind',
    beginHint: 'Show where all vehicles were earlier, in the last 24 hours',
    region: 'Rewind',
    slider: 'Moment that is shown',
    notLive: 'Not live.',
    shown: (at: string, ago: string) => `You see where vehicles were at ${at}, ${ago}.`,
    asking: 'Reading where vehicles were…',
    empty:
      'Nothing is kept to go back to yet. Fleet Desk keeps where vehicles were from now on, for 24 hours, while it runs.',
    failed: 'This moment could not be read. Choose another one, or go back to live.',
    keptFrom: (from: string) => `Kept since ${from}.`,
    backToLive: 'Back to live',
    play: 'Play',
    pause: 'Pause',
    speed: 'Speed',
    speedOf: (minutes: number) => `${minutes} min/s`,
    earlier: (minutes: number) => `${minutes} minutes earlier`,
    later: (minutes: number) => `${minutes} minutes later`,
    now: 'Now'
  },
  es: {
    begin: 'Retroceder',
    beginHint: 'Mostrar dónde estaban todos los vehículos antes, en las últimas 24 horas',
    region: 'Retroceder',
    slider: 'Momento que se muestra',
    notLive: 'No es en vivo.',
    shown: (at: string, ago: string) => `Usted ve dónde estaban los vehículos a las ${at}, ${ago}.`,
    asking: 'Leyendo dónde estaban los vehículos…',
    empty:
      'Todavía no hay nada guardado a lo que volver. Fleet Desk guarda desde ahora, durante 24 horas, dónde están los vehículos mientras esté abierto.',
    failed: 'No se pudo leer este momento. Elija otro, o vuelva al presente.',
    keptFrom: (from: string) => `Guardado desde ${from}.`,
    backToLive: 'Volver al presente',
    play: 'Reproducir',
    pause: 'Pausar',
    speed: 'Velocidad',
    speedOf: (minutes: number) => `${minutes} min/s`,
    earlier: (minutes: number) => `${minutes} minutos antes`,
    later: (minutes: number) => `${minutes} minutos después`,
    now: 'Ahora'
  }
})
