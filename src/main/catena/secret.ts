/** The name under which Node's `util.inspect` (so also `console.log` and most loggers) looks for a value's own printing. */
const inspectCustom: unique symbol = Symbol.for('nodejs.util.inspect.custom')

/**
 * A text that must not be printed: a client secret, an access token, an invitation's id or its magic link.
 *
 * Threat: secrets leak through logs, crash reports and JSON far more often than through memory. The text sits in a `#field`,
 * which string conversion, JSON, `util.inspect`, spreading and structured cloning cannot see; only `reveal` gives it out,
 * so every use can be found by searching for that word.
 */
export class Secret {
  readonly #text: string

  /** @param text the secret text */
  constructor(text: string) {
    this.#text = text
  }

  /** The text itself, for the one place that must send or show it. Never pass the result to a log or to the renderer. */
  reveal(): string {
    return this.#text
  }

  /** Whether both hold the same text. Not constant-time: for bookkeeping, not for checking what a stranger sent. */
  equals(other: Secret): boolean {
    return this.#text === other.#text
  }

  toString(): string {
    return '[secret]'
  }

  toJSON(): string {
    return '[secret]'
  }

  [inspectCustom](): string {
    return '[secret]'
  }
}
