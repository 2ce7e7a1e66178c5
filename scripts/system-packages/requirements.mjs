// @ts-check
// What Electron needs from the system, and the Debian packages that bring it.
//
// Only what Electron names itself is listed; packages bring what they need. Newer Debian and Ubuntu renamed some packages
// for 64-bit time (…t64): the first name that the machine's package lists know is installed.

/**
 * @typedef {object} Requirement
 * @property {'library' | 'program'} kind
 * @property {string} name what to look for: a shared library's file name, or a program's
 * @property {readonly string[]} packages candidates, newest name first
 */

/**
 * @param {string} name
 * @param {...string} packages
 * @returns {Requirement}
 */
const library = (name, ...packages) => ({ kind: 'library', name, packages })

/**
 * @param {string} name
 * @param {...string} packages
 * @returns {Requirement}
 */
const program = (name, ...packages) => ({ kind: 'program', name, packages })

/**
 * Needed to start Electron and keep secrets, with or without a desktop. libsecret and libnotify are loaded at run time.
 *
 * @type {readonly Requirement[]}
 */
export const electronRequirements = Object.freeze([
  library('libgtk-3.so.0', 'libgtk-3-0t64', 'libgtk-3-0'),
  library('libnss3.so', 'libnss3'),
  library('libnspr4.so', 'libnspr4'),
  library('libasound.so.2', 'libasound2t64', 'libasound2'),
  library('libgbm.so.1', 'libgbm1'),
  library('libdrm.so.2', 'libdrm2'),
  library('libcups.so.2', 'libcups2t64', 'libcups2'),
  library('libxkbcommon.so.0', 'libxkbcommon0'),
  library('libXss.so.1', 'libxss1'),
  library('libXtst.so.6', 'libxtst6'),
  library('libatk-bridge-2.0.so.0', 'libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'),
  library('libnotify.so.4', 'libnotify4'),
  library('libsecret-1.so.0', 'libsecret-1-0')
])

/**
 * Needed where there is no desktop: a virtual display, a session bus and a keyring (scripts/headless).
 *
 * @type {readonly Requirement[]}
 */
export const headlessRequirements = Object.freeze([
  program('Xvfb', 'xvfb'),
  program('dbus-daemon', 'dbus-daemon', 'dbus'),
  program('dbus-send', 'dbus-bin', 'dbus'),
  program('gnome-keyring-daemon', 'gnome-keyring')
])

/**
 * Needed for benchmarks and the renderer's tests in the system's own browser (scripts/chromium), and for nothing else.
 *
 * @type {readonly Requirement[]}
 */
export const chromiumRequirements = Object.freeze([program('chromium', 'chromium')])
