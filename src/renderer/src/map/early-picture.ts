/** The vehicles as they were painted before there was a map; at most one in the life of a page. */
export interface EarlyPicture {
  /** Moves it into the map's pane, where it lies over the map until `remove`; does nothing once it was removed. */
  readonly moveInto: (pane: HTMLElement) => void
  /** Takes away the outlines around it, and itself where no map has taken it. */
  readonly dropOutlines: () => void
  /** Takes it away: the map shows the vehicles, or they are not to be seen any more. */
  readonly remove: () => void
}
