import type { Hono } from 'hono'
import type { SimulatorContext, SimulatorEnvironment } from '../http/environment'
import type { Invitation } from '../invitations/invitation-book'
import type { Simulation } from '../simulation'
import type { Partner } from '../world/partner'
import type { World } from '../world/world'
import { consentPage, messagePage } from './onboarding-page'

/** The fleet's side of an invitation: a page that works without scripts. */
export function addOnboardingRoutes(app: Hono<SimulatorEnvironment>, simulation: Simulation): void {
  const { invitations, world } = simulation

  app.get('/connect', (context) => {
    const id = context.req.query('invite') ?? ''
    const invitation = invitations.get(id)
    return page(
      context,
      invitation === null ? unknownPage(world.partner) : stateOf(invitation, world),
      invitation === null ? 404 : 200
    )
  })

  app.post('/connect/accept', async (context) => {
    const id = context.req.query('invite') ?? ''
    const provider = (await formOf(context)).get('provider')
    const known = world.providers.find(({ slug }) => slug === provider)
    invitations.accept(id, known?.slug ?? null)
    return backTo(context, id)
  })

  app.post('/connect/decline', async (context) => {
    const id = context.req.query('invite') ?? ''
    const reason = (await formOf(context)).get('reason')?.trim() ?? ''
    invitations.decline(id, reason === '' ? null : reason)
    return backTo(context, id)
  })

  // The documented repair of a stale connection: the fleet opens the same link and signs in again.
  app.post('/connect/repair', (context) => {
    const id = context.req.query('invite') ?? ''
    const fleetId = invitations.get(id)?.fleetId ?? null
    if (fleetId !== null) world.repairConnections(fleetId)
    return backTo(context, id)
  })
}

function stateOf(invitation: Invitation, { providers, partner }: World): string {
  const who = invitation.input.fleet_name ?? `fleet ${invitation.input.fleet_ref}`
  switch (invitation.status) {
    case 'active': {
      const { limit_tsps: limit } = invitation.input
      const offered = providers.filter(
        ({ slug, name, isSandbox }) => !isSandbox && (limit === null || limit.includes(slug) || limit.includes(name))
      )
      return consentPage(invitation, offered, partner)
    }
    case 'accepted':
      return messagePage(
        partner,
        'You are connected',
        `${who} now shares its data with ${partner.name}. Vehicles appear there in a moment. You can close this page.`,
        `<form method="post" action="/connect/repair?invite=${invitation.id}"><button type="submit">Sign in to the provider again</button></form>`
      )
    case 'declined':
      return messagePage(
        partner,
        'Invitation declined',
        `${who} shares nothing with ${partner.name}. You can close this page.`
      )
    case 'expired':
      return messagePage(partner, 'This invitation has expired', `Ask ${partner.name} to send you a new link.`)
    case 'deleted':
      return messagePage(
        partner,
        'This invitation was withdrawn',
        `${partner.name} revoked this link. Ask them if you expected to use it.`
      )
  }
}

function unknownPage(partner: Partner): string {
  return messagePage(
    partner,
    'This link is not known',
    'Check that you copied the whole link, or ask the sender for a new one.'
  )
}

async function formOf(context: SimulatorContext): Promise<URLSearchParams> {
  return new URLSearchParams(await context.req.text())
}

function backTo(context: SimulatorContext, id: string): Response {
  return context.redirect(`/connect?invite=${encodeURIComponent(id)}`, 303)
}

function page(context: SimulatorContext, html: string, status: 200 | 404): Response {
  context.header(
    'content-security-policy',
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'"
  )
  context.header('referrer-policy', 'no-referrer')
  context.header('cache-control', 'no-store')
  return context.html(html, status)
}
