import type { Keystroke } from './list-bench'

/** Turns of a timer; a longer gap between two is time in which the page did something else. */
const turnMs = 4

/** Records keystrokes of a text field and the answers that the list gives. */
export interface KeystrokeRecorder {
  readonly take: () => readonly Keystroke[]
  readonly answeredCount: () => number
  /** Resolves once more keystrokes than so many were answered. Nobody looks again and again meanwhile: that would be work for each frame. */
  readonly answered: (moreThan: number) => Promise<void>
}

/**
 * @param page what the keys and the answers happen in
 * @param shownCount the number of vehicles that the list says it shows; null while it says none
 */
export function recordKeystrokes(page: HTMLElement, shownCount: () => number | null): KeystrokeRecorder {
  let pressedAtMs: number | null = null
  let longestGapMs = 0
  let lastTurnMs = 0
  let timer: ReturnType<typeof setInterval> | undefined
  let lastCount = shownCount()
  let answered = 0
  let records: Keystroke[] = []
  let tellAnswered: () => void = () => undefined

  const noteTurn = (): void => {
    const nowMs = performance.now()
    longestGapMs = Math.max(longestGapMs, nowMs - lastTurnMs - turnMs)
    lastTurnMs = nowMs
  }
  const noteAnswer = (): void => {
    const count = shownCount()
    if (count === null || count === lastCount) return
    lastCount = count
    if (pressedAtMs === null) return
    noteTurn()
    clearInterval(timer)
    records.push({ answeredMs: performance.now() - pressedAtMs, blockedMs: longestGapMs, count })
    answered += 1
    pressedAtMs = null
    tellAnswered()
  }
  const handleKey = (event: KeyboardEvent): void => {
    // The time stamp is the browser's, so a page that was busy when the key was pressed is charged for it.
    pressedAtMs = event.timeStamp
    longestGapMs = 0
    lastTurnMs = performance.now()
    clearInterval(timer)
    timer = setInterval(noteTurn, turnMs)
  }
  page.addEventListener('keydown', handleKey, { capture: true })
  new MutationObserver(noteAnswer).observe(page, { subtree: true, childList: true, characterData: true })

  return {
    take() {
      const taken = records
      records = []
      return taken
    },
    answeredCount: () => answered,
    answered: (moreThan) =>
      new Promise((resolve) => {
        if (answered > moreThan) resolve()
        else tellAnswered = resolve
      })
  }
}
