/** Behind the moment of asking, the server's past is still being written: what is younger than this when fetched is fetched again. */
export const unsettledMs = 10 * 60_000

/** A stretch of time. Epoch milliseconds; `fromMs` included, `toMs` not. */
export interface Span {
  readonly fromMs: number
  readonly toMs: number
}

/** A stretch that was fetched, and when. */
export interface Piece extends Span {
  readonly fetchedAtMs: number
}

/**
 * The stretches of a window that have to be asked for, oldest first.
 *
 * @param pieces in any order
 * @param nowMs the present; where it is before a piece was fetched, the clock was set back, and what seemed settled is not
 */
export function missingIn(window: Span, pieces: readonly Piece[], nowMs: number): readonly Span[] {
  const settled = pieces
    .map(({ fromMs, toMs, fetchedAtMs }) => ({
      fromMs,
      toMs: Math.min(toMs, Math.min(fetchedAtMs, nowMs) - unsettledMs)
    }))
    .filter((span) => span.fromMs < span.toMs)
    .sort((a, b) => a.fromMs - b.fromMs)
  const missing: Span[] = []
  let reachedMs = window.fromMs
  for (const { fromMs, toMs } of settled) {
    if (fromMs >= window.toMs) break
    if (fromMs > reachedMs) missing.push({ fromMs: reachedMs, toMs: fromMs })
    reachedMs = Math.max(reachedMs, toMs)
  }
  if (reachedMs < window.toMs) missing.push({ fromMs: reachedMs, toMs: window.toMs })
  return missing
}

/** The pieces with a new one, which takes the place of what it covers of the others. Oldest first, none over another. */
export function withPiece(pieces: readonly Piece[], added: Piece): readonly Piece[] {
  const rest = pieces.flatMap((piece) =>
    [
      { ...piece, toMs: Math.min(piece.toMs, added.fromMs) },
      { ...piece, fromMs: Math.max(piece.fromMs, added.toMs) }
    ].filter((part) => part.fromMs < part.toMs)
  )
  return [...rest, added].sort((a, b) => a.fromMs - b.fromMs)
}

/** When the newest part of a window was fetched; null where nothing of it was. */
export function fetchedAt(window: Span, pieces: readonly Piece[]): number | null {
  let newest: Piece | null = null
  for (const piece of pieces) {
    const isInside = piece.fromMs < window.toMs && piece.toMs > window.fromMs
    if (isInside && (newest === null || piece.toMs > newest.toMs)) newest = piece
  }
  return newest?.fetchedAtMs ?? null
}
