// What crash.test.ts bundles and runs in a process of its own, to be killed: node crash-child.cjs PROFILE-FOLDER FIRST-SWEEP
import { writeSync } from 'node:fs'
import { sweepUntilKilled } from './crash-child'

const [, , profileFolder = '', firstSweep = ''] = process.argv
void sweepUntilKilled({
  profileFolder,
  firstSweep: Number(firstSweep),
  // At once: what is acknowledged must be out before the process is killed.
  say: (line) => void writeSync(1, `${JSON.stringify(line)}\n`)
})
