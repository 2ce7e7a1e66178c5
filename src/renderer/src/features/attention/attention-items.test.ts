import { verdictOf } from '@shared/domain/verdict-answers'
import { fleetRow } from '@renderer/test-support/samples-fleets'
import { expect, it } from 'vitest'
import { attentionItems, itemKey } from './attention-items'

const nowMs = Date.UTC(2026, 10, 22, 15)
const rows = [
  fleetRow({ key: 'fine' }),
  fleetRow({ key: 'quiet', verdict: verdictOf('fleet-quiet') }),
  fleetRow({ key: 'out-1', verdict: verdictOf('provider-out') }),
  fleetRow({ key: 'out-2', verdict: verdictOf('provider-out') }),
  fleetRow({
    key: 'out-asleep',
    verdict: verdictOf('provider-out'),
    snooze: { untilMs: nowMs + 1, reason: '' }
  }),
  fleetRow({ key: 'login', verdict: verdictOf('login-lost') })
]
const byKey = new Map(rows.map((row) => [row.key, row]))
const outage = {
  providerSlug: 'geotab',
  providerName: 'Geotab',
  sinceMs: nowMs - 3_600_000,
  lateCount: 4,
  totalCount: 5,
  fleetKeys: ['out-1', 'out-2', 'out-asleep', 'login', 'gone'],
  fleetCount: 6
}
const keys = (tile: Parameters<typeof attentionItems>[2]['tile'], unfolded: readonly string[] = []) =>
  attentionItems(byKey, [outage], { tile, unfolded: new Set(unfolded), nowMs }).map(itemKey)

it('folds the fleets of an outage into one row, but not one that needs something worse', () => {
  expect(keys(null)).toEqual(['login', 'outage:geotab', 'quiet'])
})

it('shows them below it when it is unfolded', () => {
  expect(keys(null, ['geotab'])).toEqual(['login', 'outage:geotab', 'out-1', 'out-2', 'quiet'])
})

it('leaves out the fine and the snoozed ones, unless they are asked for', () => {
  expect(keys('fine')).toEqual(['fine'])
  expect(keys('snoozed')).toEqual(['out-asleep'])
  expect(keys('outage')).toEqual(['outage:geotab'])
})
