/**
 * Tells whether anybody can see the page: at once, and after each change.
 *
 * @param page the document whose visibility counts
 * @returns how to stop
 */
export function followVisibility(page: Document, onChange: (isShown: boolean) => void): () => void {
  const tell = () => onChange(page.visibilityState === 'visible')
  page.addEventListener('visibilitychange', tell)
  tell()
  return () => page.removeEventListener('visibilitychange', tell)
}
