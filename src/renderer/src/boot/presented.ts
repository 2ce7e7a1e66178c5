/** A page that nobody can see is not painted; then there is nothing to wait for. */
const limitMs = 1000

/** Resolves when the page's first paint was presented: nothing else should keep the machine busy before. */
export function presented(): Promise<void> {
  return new Promise((resolve) => {
    const settle = () => {
      clearTimeout(timer)
      observer.disconnect()
      resolve()
    }
    const timer = setTimeout(settle, limitMs)
    const observer = new PerformanceObserver(settle)
    observer.observe({ type: 'paint', buffered: true })
  })
}
