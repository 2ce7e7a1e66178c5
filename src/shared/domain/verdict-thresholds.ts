/**
 * When many late connections of one provider are one outage. Settings can change every number.
 */
export interface OutageThresholds {
  /** Fewer late connections than this stay single, whatever their share. */
  readonly leastCount: number
  /** Share, 0 to 1, of the late ones among those of which it is known whether they live (late since then, or fetched since then). */
  readonly share: number
  /** The late ones must have missed their first run within this time of each other. */
  readonly windowMs: number
}

/** The numbers behind the verdicts. Settings can change every one. */
export interface VerdictThresholds {
  /** Slack after a run that should have been: one more interval (a single failed run is no news), within these bounds. */
  readonly slackMs: { readonly least: number; readonly most: number }
  /** The rhythm where nothing says it: the default of Catena's schedules (API.md section 8). */
  readonly usualIntervalMs: number
  /**
   * How long a row of `data-freshness` is good for. Shorter than the least slack: a connection that was on time when we asked cannot become
   * late by our not asking.
   */
  readonly readingHoldsMs: number
  /** A late connection heals by itself often enough that nobody need ask before this time. */
  readonly patienceMs: number
  /** From connecting to the first fetch, and from accepting to the first connection. */
  readonly firstDataMs: number
  /** A vehicle that drove at its last fix should be heard within this time, one that stood within that (UX.md section 4.1). */
  readonly quietAfterMs: { readonly moving: number; readonly standing: number }
  /** A position younger than this proves that data flows, whatever a status says. */
  readonly flowingMs: number
  /** A fleet is quiet as a whole when this share of its vehicles is, 0 to 1. Single quiet vehicles are told by their own verdicts. */
  readonly quietShare: number
  readonly outage: OutageThresholds
}

const minuteMs = 60_000
const hourMs = 60 * minuteMs

/** What holds until somebody sets something else. */
export const usualThresholds: VerdictThresholds = {
  slackMs: { least: 4 * minuteMs, most: hourMs },
  usualIntervalMs: 10 * minuteMs,
  readingHoldsMs: 3 * minuteMs,
  patienceMs: hourMs,
  firstDataMs: 30 * minuteMs,
  quietAfterMs: { moving: 30 * minuteMs, standing: 24 * hourMs },
  flowingMs: 5 * minuteMs,
  quietShare: 0.15,
  outage: { leastCount: 3, share: 0.5, windowMs: 15 * minuteMs }
}
