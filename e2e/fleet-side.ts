/** The invited fleet, as far as a test plays it: it opens the link and answers, with plain form posts. */

/** Accepts an invitation with a provider. */
export async function acceptInvitation(link: string, provider = 'samsara'): Promise<void> {
  await post(link, 'accept', new URLSearchParams({ provider }))
}

/** Declines an invitation. */
export async function declineInvitation(link: string, reason: string): Promise<void> {
  await post(link, 'decline', new URLSearchParams({ reason }))
}

/** Opens the same link again and signs in at the provider, which repairs connections whose login was lost. */
export async function repairConnections(link: string): Promise<void> {
  await post(link, 'repair', new URLSearchParams())
}

async function post(link: string, act: 'accept' | 'decline' | 'repair', form: URLSearchParams): Promise<void> {
  const url = new URL(link)
  url.pathname = `/connect/${act}`
  const answer = await fetch(url, { method: 'POST', body: form })
  if (!answer.ok) throw new Error(`The onboarding page answered ${answer.status} to ${act}`)
}
