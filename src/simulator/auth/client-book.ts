/** The client that the authorization server knows, and the secrets it takes from it. */
export interface ClientBook {
  readonly accepts: (clientId: string | null, clientSecret: string | null) => boolean
  /**
   * Gives the client another secret. Tokens that were given out stay valid, as with a real authorization server.
   *
   * @param acceptsOld whether the secrets that were accepted so far still are, as during a planned rotation
   */
  readonly rotate: (secret: string, acceptsOld: boolean) => void
}

/** Knows one client, with one secret. */
export function createClientBook(clientId: string, clientSecret: string): ClientBook {
  let secrets: ReadonlySet<string> = new Set([clientSecret])
  return {
    accepts: (id, secret) => id === clientId && secret !== null && secrets.has(secret),
    rotate: (secret, acceptsOld) => {
      secrets = new Set(acceptsOld ? [...secrets, secret] : [secret])
    }
  }
}
