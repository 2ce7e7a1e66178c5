import '@mantine/core/styles.css'
import '@renderer/ui/tokens.css'
import '@renderer/ui/global.css'
import { VehicleList } from '@renderer/features/vehicles/vehicle-list'
import { Appearance } from '@renderer/shell/appearance'
import { StoresProvider } from '@renderer/state/stores'
import { createElement, type ReactElement } from 'react'
import { createRoot } from 'react-dom/client'
import { createFeed } from './feed'
import { applyTick, makeFleet, makeTick, type BenchFleet, type BenchTick } from './fleet'
import { recordKeystrokes, type KeystrokeRecorder } from './keystrokes'
import type { ListBench } from './list-bench'
import { makeTexts, type BenchTexts } from './texts'
import { createUsualRows, UsualList } from './usual-list'
import { nextFrame, until } from './waiting'

const tickEveryMs = 1000
/** Made before they are needed: what main does for a tick is not the page's work. The slower list needs about as many seconds. */
const ticksAhead = 60

interface Running {
  readonly fleet: BenchFleet
  readonly keystrokes: KeystrokeRecorder
  /** Does what happens outside of the page, and gives what hands the tick to the page. */
  readonly prepare: (tick: BenchTick) => () => void
}

/** A list that was shown. */
interface ShownList extends Pick<Running, 'prepare'> {
  /** Everything that was handed to the page is there, names too. */
  readonly isComplete: () => boolean
}

let running: Running | null = null
let ticker: ReturnType<typeof setInterval> | undefined
let tickNumber = 0

function isRunning(): Running {
  if (running === null) throw new Error('Nothing was started')
  return running
}

function place(): HTMLElement {
  const root = document.querySelector<HTMLElement>('#root')
  if (root === null) throw new Error('The page has no place for the list')
  return root
}

/** As wide as the list is beside the map. */
function show(list: ReactElement): void {
  createRoot(place()).render(createElement('div', { style: { width: 380, height: 800 } }, list))
}

function shownCount(): number | null {
  const text = [...document.querySelectorAll('[role="status"]')].map((status) => status.textContent).join(' ')
  const found = /([\d,]+)(?: of [\d,]+)? vehicles/u.exec(text)?.[1]
  return found === undefined ? null : Number(found.replaceAll(',', ''))
}

function scroller(): Element {
  const found = [...document.querySelectorAll('*')].find((element) => element.scrollHeight > 20 * innerHeight)
  if (found === undefined) throw new Error('There is nothing to scroll')
  return found
}

function startOurs(fleet: BenchFleet, texts: BenchTexts): ShownList {
  const feed = createFeed()
  const list = createElement(Appearance, { nonce: '', children: createElement(VehicleList) })
  show(createElement(StoresProvider, { bridge: feed.bridge, children: list }))
  // After the page has asked for its first, empty, snapshot.
  setTimeout(() => feed.load(fleet, texts), 100)
  return { prepare: feed.prepare, isComplete: feed.isTaken }
}

function startUsual(fleet: BenchFleet, texts: BenchTexts): ShownList {
  const source = createUsualRows(fleet, texts)
  show(createElement(UsualList, { source }))
  return { prepare: (tick) => () => source.tick(tick), isComplete: () => true }
}

/** Moves vehicles. @returns what tells the page */
function nextTick(nowMs: number): () => void {
  const { fleet, prepare } = isRunning()
  tickNumber += 1
  const tick = makeTick(fleet, 0.02, tickNumber, nowMs)
  applyTick(fleet, tick)
  return prepare(tick)
}

const bench: ListBench = {
  async start(kind, size) {
    const fleet = makeFleet(size, Date.now())
    const texts = makeTexts(size)
    const { prepare, isComplete } = kind === 'ours' ? startOurs(fleet, texts) : startUsual(fleet, texts)
    await until(() => (shownCount() === size && isComplete() ? true : null), 'the list')
    running = { fleet, prepare, keystrokes: recordKeystrokes(place(), shownCount) }
  },
  beginTicks() {
    const nowMs = Date.now()
    const ahead = Array.from({ length: ticksAhead }, (_, index) => nextTick(nowMs + (index + 1) * tickEveryMs))
    ticker = setInterval(() => {
      const handOver = ahead.shift() ?? nextTick(Date.now())
      handOver()
    }, tickEveryMs)
  },
  endTicks: () => clearInterval(ticker),
  takeKeystrokes: () => isRunning().keystrokes.take(),
  answeredCount: () => isRunning().keystrokes.answeredCount(),
  answered: (moreThan) => isRunning().keystrokes.answered(moreThan),
  async scroll(durationMs, pxPerFrame) {
    const element = scroller()
    const intervalsMs: number[] = []
    await nextFrame()
    const startedMs = performance.now()
    for (let lastMs = startedMs; lastMs - startedMs < durationMs;) {
      element.scrollTop += pxPerFrame
      await nextFrame()
      const nowMs = performance.now()
      intervalsMs.push(nowMs - lastMs)
      lastMs = nowMs
    }
    element.scrollTop = 0
    return intervalsMs
  }
}

window.listBench = bench
