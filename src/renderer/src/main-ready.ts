import { readyPath } from '@shared/ipc/ready-path'

/** Resolves once main takes calls. Asked before any other module of the page is evaluated. */
export const mainReady: Promise<unknown> = fetch(readyPath)
