/** Directives that every answer of ours carries. The map needs no `blob:` worker and no `eval` (seen, SECURITY.md row 4). */
const baseDirectives = [
  "default-src 'none'",
  "script-src 'self'",
  "font-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'"
] as const

/**
 * The Content-Security-Policy header (SECURITY.md row 4).
 *
 * Threat: text from the API (fleet names, server messages) that ends up as markup. Then no script of it runs, nothing is
 * loaded from elsewhere and nothing can be sent elsewhere.
 *
 * @param nonce for the `<style>` elements that Mantine adds, new for each document; without one (scripts, workers) there are none
 * @param mapOrigins what an online map may be loaded from: only hosts that the person said yes to, and only ones that `isPlainOrigin` passes
 */
export function contentSecurityPolicy(nonce?: string, mapOrigins: readonly string[] = []): string {
  const styleSource = nonce === undefined ? "style-src 'self'" : `style-src 'self' 'nonce-${nonce}'`
  const connectSource = ["connect-src 'self'", ...mapOrigins].join(' ')
  const imageSource = ["img-src 'self' data: blob:", ...mapOrigins].join(' ')
  return [...baseDirectives, imageSource, connectSource, styleSource].join('; ')
}
