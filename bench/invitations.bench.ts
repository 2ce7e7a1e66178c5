import { measureTyping } from './invitations/typing'

/** Filter as you type over 20,000 invitations. */
export async function run(): Promise<void> {
  await measureTyping({ name: 'invitations', list: 'invitations', size: 20_000 })
}
