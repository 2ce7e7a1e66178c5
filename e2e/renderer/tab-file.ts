/** What main keeps in a file of its own: here it lives as long as the tab, so that a page that is loaded again finds it. */
export interface TabFile<T> {
  readonly get: () => T
  /** Puts the given fields in place of the kept ones. */
  readonly change: (change: { readonly [K in keyof T]?: T[K] | undefined }) => T
}

/**
 * @param name of the file within the tab
 * @param usual what is in it at first
 */
export function tabFile<T extends object>(name: string, usual: T): TabFile<T> {
  const get = (): T => ({ ...usual, ...(JSON.parse(sessionStorage.getItem(name) ?? '{}') as Partial<T>) })
  return {
    get,
    change(change) {
      sessionStorage.setItem(name, JSON.stringify({ ...get(), ...change }))
      return get()
    }
  }
}
