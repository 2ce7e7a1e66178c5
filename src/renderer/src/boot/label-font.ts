/** Nobody waits longer for letters, in milliseconds: numbers in another font are better than none. */
const limitMs = 150

/**
 * Loads what clusters are labelled with; the map's own copy of it, so that nothing is shipped twice.
 *
 * @param page the document that is to have it
 */
export async function loadLabelFont(page: Document): Promise<void> {
  const source = new URL('basemap/fonts/inter-latin-600-normal.woff2', page.baseURI).href
  const font = new FontFace('Inter', `url(${source})`, { weight: '600' })
  page.fonts.add(font)
  const isLate = new Promise((resolve) => setTimeout(resolve, limitMs))
  await Promise.race([font.load().catch(() => undefined), isLate])
}
