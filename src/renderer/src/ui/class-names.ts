/**
 * Joins class names, leaving out what is off.
 *
 * @param parts class names of a CSS module (typed as possibly missing), or false
 */
export function classNames(...parts: readonly (string | false | undefined)[]): string {
  return parts.filter((part) => part !== false && part !== undefined && part !== '').join(' ')
}
