// @ts-check
// Threat: on a shared machine any local user could look at, or type into, a display without access control. Ours gets a
// random cookie. The file is written here because the display's number, which `xauth` wants, is not known yet.

const familyWild = 0xffff

/**
 * The content of an Xauthority file with one entry that fits any host and any display (libXau, XauReadAuth).
 *
 * @param {Uint8Array} cookie 16 random bytes
 * @returns {Buffer}
 */
export function xAuthority(cookie) {
  const family = Buffer.alloc(2)
  family.writeUInt16BE(familyWild)
  return Buffer.concat([family, counted(''), counted(''), counted('MIT-MAGIC-COOKIE-1'), counted(cookie)])
}

/** @param {string | Uint8Array} value */
function counted(value) {
  const bytes = Buffer.from(value)
  const length = Buffer.alloc(2)
  length.writeUInt16BE(bytes.length)
  return Buffer.concat([length, bytes])
}
