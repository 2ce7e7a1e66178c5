/** A page that nobody can see is not painted; then there is nothing to wait for. */
const limitMs = 1000

/**
 * Resolves when the first content of the page was presented, which outlines are not: nothing else should keep the machine busy before.
 */
export function presented(): Promise<void> {
  return new Promise((resolve) => {
    const look = (list: PerformanceObserverEntryList) => {
      if (list.getEntriesByName('first-contentful-paint').length > 0) settle()
    }
    const settle = () => {
      clearTimeout(timer)
      observer.disconnect()
      resolve()
    }
    const timer = setTimeout(settle, limitMs)
    const observer = new PerformanceObserver(look)
    observer.observe({ type: 'paint', buffered: true })
  })
}
