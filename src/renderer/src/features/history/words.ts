import { inLanguage } from '@renderer/ui/in-language'

/** Every word of trail, history and playback. */
export const words = inLanguage({
  en: {
    trail: 'Trail',
    trailLabel: 'Trail on the map',
    trailHours: (hours: number) => (hours === 0 ? 'Off' : `${hours} h`),
    trailNote: (fixes: number) =>
      fixes === 0
        ? 'Nothing kept on this computer for this time.'
        : `${fixes} ${fixes === 1 ? 'position' : 'positions'}, kept on this computer.`,
    trailLoading: 'Reading what is kept on this computer.',

    historyLabel: 'History',
    rangeLabel: 'Time to load',
    ranges: { day: '24 h', 'three-days': '3 days', week: '7 days', dates: 'Dates' },
    from: 'From',
    to: 'To',
    limit: 'Catena gives 45 days at most at a time.',
    problems: {
      empty: 'Choose both dates.',
      order: 'The first date must not be after the last.',
      'too-long': 'That is more than 45 days. Choose a shorter time.',
      future: 'These dates lie in the future.'
    },
    load: 'Load history',
    intro: 'Every position of this vehicle that Catena has for a time: track, stops, speeds and playback.',
    loadingTitle: 'Loading history',
    progress: (received: string, expected: string | null) =>
      expected === null ? `${received} positions` : `${received} of ${expected} positions`,
    waiting: 'Waiting for Catena',
    cancel: 'Cancel',
    failedTitle: 'History not loaded',
    offlineHint: 'The trail of the last hours is kept on this computer and works offline.',
    retry: 'Try again',
    emptyTitle: 'No positions in this time',
    emptyText: 'Catena has none for this vehicle. Choose another time.',
    setAside: (count: number) => `${count} rows could not be believed or read and are left out.`,
    derivedSpeeds: (count: number) => `${count} speeds were not reported and are derived from two positions.`,
    fetched: (age: string) => `Fetched ${age}`,

    distance: 'Distance',
    atLeast: (distance: string) => `at least ${distance}`,
    driving: 'Driving',
    standing: 'Standing',
    unknownTime: 'No data',
    topSpeed: 'Top speed',
    positions: 'Positions',
    fit: 'Show whole track',
    leave: 'Back to live',

    stops: 'Stops',
    stopRule: 'A stop is 5 minutes or more within 150 m.',
    noStops: 'No stop of 5 minutes or more.',
    moreStops: (count: number) => `Show ${count} more`,
    silent: 'silent for a while',
    goToStop: (place: string, duration: string) => `Show the stop ${place}, ${duration}`,

    playbackLabel: 'Playback',
    badge: 'Playback',
    notLive: 'not live',
    play: 'Play',
    pause: 'Pause',
    previousFix: 'Previous position',
    nextFix: 'Next position',
    rate: 'Playback speed',
    times: (rate: number) => `${rate}×`,
    timesLong: (rate: number) => (rate === 1 ? 'as fast as it was' : `${rate} times as fast`),
    reducedMotion: 'Your system asks for reduced motion: step with the arrow keys instead.',
    sliderLabel: 'Moment',
    sliderKeys: 'Arrow keys: one position. Page keys: one stop. Space: play or pause.',
    guess: 'no data, straight line',
    noSpeed: 'no speed',

    chartLabel: 'Speed over time',
    chartSummary: (top: string, distance: string, stops: number) =>
      `Speed over time. Top speed ${top}, distance ${distance}, ${stops} stops. The table below says the same in numbers.`,
    tableTitle: 'Speeds as a table',
    tableFrom: 'From',
    tableTop: 'Top speed',
    tableDistance: 'Distance',
    tableNothing: '–',

    following: 'Following',
    stopFollowing: 'Stop',
    stopFollowingLong: (name: string) => `Stop following ${name}`,
    followKey: 'F',
    noAge: 'no position'
  },
  es: {
    trail: 'Recorrido reciente',
    trailLabel: 'Recorrido reciente en el mapa',
    trailHours: (hours: number) => (hours === 0 ? 'No' : `${hours} h`),
    trailNote: (fixes: number) =>
      fixes === 0
        ? 'En esta computadora no hay nada guardado de este tiempo.'
        : fixes === 1
          ? '1 posición, guardada en esta computadora.'
          : `${fixes} posiciones, guardadas en esta computadora.`,
    trailLoading: 'Leyendo lo guardado en esta computadora.',

    historyLabel: 'Historial',
    rangeLabel: 'Periodo que se carga',
    ranges: { day: '24 h', 'three-days': '3 días', week: '7 días', dates: 'Fechas' },
    from: 'Desde',
    to: 'Hasta',
    limit: 'Catena entrega como máximo 45 días a la vez.',
    problems: {
      empty: 'Elija las dos fechas.',
      order: 'La primera fecha no puede ser posterior a la última.',
      'too-long': 'Son más de 45 días. Elija un periodo más corto.',
      future: 'Estas fechas están en el futuro.'
    },
    load: 'Cargar historial',
    intro:
      'Todas las posiciones de este vehículo que Catena tiene de un periodo: recorrido, paradas, velocidades y reproducción.',
    loadingTitle: 'Cargando el historial',
    progress: (received: string, expected: string | null) =>
      expected === null ? `${received} posiciones` : `${received} de ${expected} posiciones`,
    waiting: 'Esperando a Catena',
    cancel: 'Cancelar',
    failedTitle: 'No se cargó el historial',
    offlineHint: 'El recorrido de las últimas horas está guardado en esta computadora y funciona sin conexión.',
    retry: 'Intentar de nuevo',
    emptyTitle: 'No hay posiciones en este periodo',
    emptyText: 'Catena no tiene ninguna de este vehículo. Elija otro periodo.',
    setAside: (count: number) => `${count} filas no eran creíbles o legibles y se omiten.`,
    derivedSpeeds: (count: number) => `${count} velocidades no se informaron y se derivan de dos posiciones.`,
    fetched: (age: string) => `Obtenido: ${age}`,

    distance: 'Distancia',
    atLeast: (distance: string) => `al menos ${distance}`,
    driving: 'En marcha',
    standing: 'Detenido',
    unknownTime: 'Sin datos',
    topSpeed: 'Velocidad máxima',
    positions: 'Posiciones',
    fit: 'Ver todo el recorrido',
    leave: 'Volver al presente',

    stops: 'Paradas',
    stopRule: 'Una parada son 5 minutos o más dentro de 150 m.',
    noStops: 'Ninguna parada de 5 minutos o más.',
    moreStops: (count: number) => `Mostrar ${count} más`,
    silent: 'sin datos por un rato',
    goToStop: (place: string, duration: string) => `Mostrar la parada ${place}, ${duration}`,

    playbackLabel: 'Reproducción',
    badge: 'Reproducción',
    notLive: 'no es en vivo',
    play: 'Reproducir',
    pause: 'Pausar',
    previousFix: 'Posición anterior',
    nextFix: 'Posición siguiente',
    rate: 'Velocidad de reproducción',
    times: (rate: number) => `${rate}×`,
    timesLong: (rate: number) => (rate === 1 ? 'a la velocidad real' : `${rate} veces más rápido`),
    reducedMotion: 'Su sistema pide reducir el movimiento: avance con las teclas de flecha.',
    sliderLabel: 'Momento',
    sliderKeys: 'Flechas: una posición. Av Pág y Re Pág: una parada. Espacio: reproducir o pausar.',
    guess: 'sin datos, línea recta',
    noSpeed: 'sin velocidad',

    chartLabel: 'Velocidad en el tiempo',
    chartSummary: (top: string, distance: string, stops: number) =>
      `Velocidad en el tiempo. Máxima ${top}, distancia ${distance}, ${stops} paradas. La tabla de abajo dice lo mismo en números.`,
    tableTitle: 'Velocidades en una tabla',
    tableFrom: 'Desde',
    tableTop: 'Velocidad máxima',
    tableDistance: 'Distancia',
    tableNothing: '–',

    following: 'Siguiendo a',
    stopFollowing: 'Dejar de seguir',
    stopFollowingLong: (name: string) => `Dejar de seguir a ${name}`,
    followKey: 'F',
    noAge: 'sin posición'
  }
})
