import { measureTyping } from '../invitations/typing'

/** Filter as you type over 5,000 fleets. */
export async function fleetFilter(): Promise<void> {
  await measureTyping({ name: 'fleets-filter-5000', list: 'fleets', size: 5000 })
}
