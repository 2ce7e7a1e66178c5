/** Under this name the page's own stand-in for main finds what it begins with. */
export const pageStartGlobal = 'fleetDeskPageStart'

/** The language that was chosen in the tab, for the document that the server answers. */
export const languageCookie = 'language'

/** What the stand-in for main begins with. */
export interface PageStart {
  readonly vehicles?: number
}
