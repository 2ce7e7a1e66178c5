/** The zone of this computer, IANA name. */
export function ownTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** Every zone that this engine knows, this computer's first. */
export function timeZones(): readonly string[] {
  const own = ownTimeZone()
  return [own, ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== own)]
}

/** A zone as people read it: "America/Mexico City". */
export function timeZoneName(timeZone: string): string {
  return timeZone.replaceAll('_', ' ')
}
