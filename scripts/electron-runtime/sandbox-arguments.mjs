// @ts-check
// Chromium refuses to start as root with its OS sandbox on, whatever state the `chrome-sandbox` helper is in. So root
// (containers, CI) passes --no-sandbox; everyone else keeps the sandbox.

/**
 * @param {{ readonly platform: string, readonly userId: number | undefined }} machine `userId` as `process.getuid()`
 * @returns {readonly string[]} arguments for every Electron that is started
 */
export function sandboxArguments({ platform, userId }) {
  return platform === 'linux' && userId === 0 ? ['--no-sandbox'] : []
}
