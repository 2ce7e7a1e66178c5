// @ts-check
// node scripts/check-bundle.mjs: looks through out/ for interfaces newer than the runtime floors, settings that undo a
// protection, and a preload that is not one small CommonJS file. See scripts/bundle-check/rules.mjs.
import { join } from 'node:path'
import { checkBuild } from './bundle-check/check-build.mjs'
import { reviewedUses } from './bundle-check/rules.mjs'
import { projectDirectory } from './tasks/project-tools.mjs'

const { problems, notes } = await checkBuild(join(projectDirectory, 'out'), reviewedUses)
for (const line of [...notes, ...problems]) process.stderr.write(`${line}\n`)
process.stdout.write(problems.length === 0 ? 'The build is within its rules.\n' : `${problems.length} problems.\n`)
process.exitCode = problems.length === 0 ? 0 : 1
