// @ts-check
// Decides what to do about missing system packages. Pure: what the machine has is passed in.

/**
 * @param {readonly import('./requirements.mjs').Requirement[]} requirements
 * @param {{ readonly libraries: ReadonlySet<string>, readonly programs: ReadonlySet<string> }} present
 * @returns {readonly import('./requirements.mjs').Requirement[]} the requirements nothing on the machine meets
 */
export function missingRequirements(requirements, present) {
  return requirements.filter(({ kind, name }) =>
    kind === 'library' ? !present.libraries.has(name) : !present.programs.has(name)
  )
}

/**
 * The package names to install for what is missing.
 *
 * @param {readonly import('./requirements.mjs').Requirement[]} missing
 * @param {(packageName: string) => boolean} isKnown whether the machine's package lists have it
 * @returns {readonly string[]} each once, sorted; a requirement no list knows keeps its last (oldest) name, so that the
 *   package manager's own message names it
 */
export function missingPackages(missing, isKnown) {
  const names = missing.map(({ packages }) => packages.find(isKnown) ?? packages.at(-1) ?? '')
  return [...new Set(names)].sort()
}

/**
 * @typedef {{ readonly kind: 'nothing' }
 *   | { readonly kind: 'install', readonly packages: readonly string[] }
 *   | { readonly kind: 'ask', readonly message: string }} InstallPlan
 */

/**
 * @param {object} options
 * @param {string} options.platform as `process.platform`
 * @param {boolean} options.hasDisplay a desktop is in use: nothing is ever installed there
 * @param {boolean} options.isRoot
 * @param {boolean} options.hasApt
 * @param {readonly import('./requirements.mjs').Requirement[]} options.missing
 * @param {(packageName: string) => boolean} options.isKnown
 * @returns {InstallPlan}
 */
export function planInstall({ platform, hasDisplay, isRoot, hasApt, missing, isKnown }) {
  if (platform !== 'linux' || hasDisplay || missing.length === 0) return { kind: 'nothing' }
  if (!hasApt) {
    const names = missing.map(({ name }) => name).join(', ')
    return { kind: 'ask', message: `Install what provides these with your package manager, then start again: ${names}` }
  }
  const packages = missingPackages(missing, isKnown)
  if (isRoot) return { kind: 'install', packages }
  const command = `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`
  return { kind: 'ask', message: `${packages.length} system packages are missing. Install them with:\n  ${command}` }
}

/**
 * The library names in the output of `ldconfig -p`.
 *
 * @param {string} output
 * @param {string} arch as `process.arch`; libraries of other architectures do not count
 * @returns {ReadonlySet<string>}
 */
export function librariesInCache(output, arch) {
  const tag = arch === 'x64' ? 'x86-64' : arch === 'arm64' ? 'AArch64' : ''
  const names = output.split('\n').flatMap((line) => {
    const [, name, flags] = /^\s+(\S+) \(([^)]*)\) =>/.exec(line) ?? []
    return name !== undefined && flags?.includes(tag) ? [name] : []
  })
  return new Set(names)
}
