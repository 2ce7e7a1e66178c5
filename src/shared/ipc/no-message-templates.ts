/** Where the person wrote no messages of their own, the app's own are used, in the zone of this computer. */
export const noMessageTemplates = { en: null, es: null, timeZone: null } as const
