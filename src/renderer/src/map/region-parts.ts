/** Fonts by weight, as the style names them. */
export interface RegionFonts {
  readonly medium: string
  readonly semibold: string
}

/** What a style builder for one schema needs: where the layers come from and what they are called on the map. */
export interface RegionLayers {
  readonly source: string
  /** Begins the id of each layer. */
  readonly prefix: string
  readonly minzoom: number
}
