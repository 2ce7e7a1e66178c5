import { assertNever } from '@shared/domain/assert-never'

/** What the token endpoint says about the life of a token; the life itself does not change. */
export type ExpiresIn =
  { readonly kind: 'true' } | { readonly kind: 'omitted' } | { readonly kind: 'wrong'; readonly value: unknown }

/** How the token endpoint words its answer. RFC 6749 only recommends `expires_in`, and not every server gets it right. */
export interface TokenAnswer {
  readonly set: (expiresIn: ExpiresIn) => void
  /** The field as it is sent, or no field. */
  readonly expiresIn: (trueSeconds: number) => { readonly expires_in?: unknown }
}

/** Tells the truth until told otherwise. */
export function createTokenAnswer(): TokenAnswer {
  let wanted: ExpiresIn = { kind: 'true' }
  return {
    set: (expiresIn) => {
      wanted = expiresIn
    },
    expiresIn: (trueSeconds) => {
      switch (wanted.kind) {
        case 'true':
          return { expires_in: trueSeconds }
        case 'omitted':
          return {}
        case 'wrong':
          return { expires_in: wanted.value }
        default:
          return assertNever(wanted)
      }
    }
  }
}
