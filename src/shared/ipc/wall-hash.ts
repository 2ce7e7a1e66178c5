/** The fragment under which a window shows the wall map. A fragment, not a file of its own: there stays one page that a window may show. */
export const wallHash = '#wall'
