/**
 * Closes a `switch` over a union: a case that was forgotten does not compile, and one that slips in at run time throws.
 *
 * @param value the value that should have been impossible here
 * @throws always; reaching this is a bug
 */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`)
}
