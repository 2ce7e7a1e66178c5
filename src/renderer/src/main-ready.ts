import { readyPath } from '@shared/ipc/ready-path'

/** Resolves once main takes calls. Asked before any other module of the page is evaluated, which takes about as long as main needs. */
export const mainReady: Promise<unknown> = fetch(readyPath)
