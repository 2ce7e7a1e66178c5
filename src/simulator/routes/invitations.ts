import type { Hono } from 'hono'
import { requirePermission } from '../auth/require-permission'
import { errorAnswer, json, unprocessable } from '../http/answers'
import type { SimulatorContext, SimulatorEnvironment } from '../http/environment'
import { answerPage, listSource } from '../http/pagination'
import { readQuery } from '../http/query'
import type { Invitation, InvitationOutcome } from '../invitations/invitation-book'
import { idProblem, parseInvitationInput } from '../invitations/invitation-input'
import { invitationRow } from '../invitations/invitation-row'
import type { Simulation } from '../simulation'

const collection = '/v2/orgs/invitations'

/** Invitations of the orgs service. Reading one, accepting and declining need no token, as in the contract. */
export function addInvitationRoutes(app: Hono<SimulatorEnvironment>, simulation: Simulation): void {
  const { invitations, world } = simulation
  const row = (context: SimulatorContext, invitation: Invitation): Readonly<Record<string, unknown>> =>
    invitationRow(invitation, new URL(context.req.url).origin, world.partner)
  const answer = (context: SimulatorContext, outcome: InvitationOutcome): Response =>
    outcome.kind === 'done' ? json(200, row(context, outcome.invitation)) : refusal(outcome)

  app.get(collection, requirePermission(simulation, 'invitation:read'), (context) => {
    const query = readQuery(context.req.url)
    const fleetRef = query.text('fleet_ref')
    return answerPage(context, query, () =>
      listSource(invitations.list(fleetRef), (invitation) => row(context, invitation))
    )
  })

  app.post(collection, requirePermission(simulation, 'invitation:create'), async (context) => {
    const body = await readJson(context)
    if (body.kind === 'not-json') return notJson(body.text)
    const parsed = parseInvitationInput(body.value)
    if (parsed.kind === 'bad') return unprocessable(parsed.problems)
    const { isNew, invitation } = invitations.create(parsed.input)
    return json(isNew ? 201 : 200, row(context, invitation))
  })

  app.get(`${collection}/:invitationId`, (context) => {
    const id = context.req.param('invitationId')
    const problem = idProblem('invitation_id', id)
    if (problem !== null) return unprocessable([problem])
    const invitation = invitations.get(id)
    return invitation === null ? notFound() : json(200, row(context, invitation))
  })

  app.delete(`${collection}/:invitationId`, requirePermission(simulation, 'invitation:delete'), (context) => {
    const id = context.req.param('invitationId')
    const problem = idProblem('invitation_id', id)
    if (problem !== null) return unprocessable([problem])
    const outcome = invitations.remove(id)
    return outcome.kind === 'done' ? new Response(null, { status: 204 }) : refusal(outcome)
  })

  app.post(`${collection}/:invitationId/accept`, (context) => {
    const id = context.req.param('invitationId')
    const problem = idProblem('invitation_id', id)
    if (problem !== null) return unprocessable([problem])
    return answer(context, invitations.accept(id, null))
  })

  app.post(`${collection}/:invitationId/decline`, async (context) => {
    const id = context.req.param('invitationId')
    const problem = idProblem('invitation_id', id)
    if (problem !== null) return unprocessable([problem])
    const body = await readJson(context)
    if (body.kind === 'not-json') return notJson(body.text)
    const reason =
      typeof body.value === 'object' && body.value !== null && 'decline_reason' in body.value
        ? body.value.decline_reason
        : null
    if (reason !== null && typeof reason !== 'string') {
      const input = JSON.stringify(reason)
      return unprocessable([
        { path: 'body.decline_reason', input, message: 'Input should be a valid string', error_type: 'string_type' }
      ])
    }
    return answer(context, invitations.decline(id, reason))
  })
}

function refusal(outcome: InvitationOutcome & { readonly kind: 'refused' }): Response {
  if (outcome.refusal === 'unknown') return notFound()
  return errorAnswer(409, `The invitation is ${outcome.status ?? 'gone'}.`)
}

function notFound(): Response {
  return errorAnswer(404, 'Invitation not found')
}

function notJson(text: string): Response {
  return unprocessable([
    { path: 'body', input: text.slice(0, 200), message: 'JSON decode error', error_type: 'json_invalid' }
  ])
}

type JsonBody =
  { readonly kind: 'json'; readonly value: unknown } | { readonly kind: 'not-json'; readonly text: string }

async function readJson(context: SimulatorContext): Promise<JsonBody> {
  const text = await context.req.text()
  try {
    return { kind: 'json', value: JSON.parse(text) as unknown }
  } catch {
    // What cannot be parsed is the caller's mistake and becomes a 422.
    return { kind: 'not-json', text }
  }
}
