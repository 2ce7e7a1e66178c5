/**
 * What answers the page and speaks to the server: the far larger part of main's code. It is read once the window is opening, so that the
 * window's own process starts meanwhile; nothing that the first window needs may stand here.
 */
export { createHandlers } from '../ipc/handlers/handlers'
export { createEventSender } from '../ipc/send'
export { serveApp } from '../ipc/serve-app'
export { createServices } from './services'
export { createAppWall } from './app-wall'
