import type { Invitation } from '../invitations/invitation-book'
import type { Partner } from '../world/partner'
import type { Provider } from '../world/providers'
import { pageStyle } from './page-style'

const resourceWords: Readonly<Record<string, string>> = {
  vehicle: 'Your vehicles: name, VIN, plate, make and model',
  vehicle_location: 'Where your vehicles are and were: position, time, speed, odometer',
  user: 'Your drivers: name and contact details'
}

/** Who asks, what is shared, which provider, and the two answers. */
export function consentPage(invitation: Invitation, providers: readonly Provider[], partner: Partner): string {
  const { input, id } = invitation
  const asker = escapeHtml(partner.name)
  const name = input.fleet_name ?? input.fleet_ref
  const shared = Object.entries(input.permissions)
    .slice(0, 6)
    .map(([resource, level]) => {
      const words = resourceWords[resource] ?? resource.replaceAll('_', ' ')
      return `<li>${escapeHtml(words)}${level === 'read_write' ? ' <em>(read and change)</em>' : ''}</li>`
    })
  const more = Object.keys(input.permissions).length - shared.length
  const choices = providers.map(
    ({ slug, name: brand }, index) =>
      `<label class="choice"><input type="radio" name="provider" value="${escapeHtml(slug)}"${index === 0 ? ' checked' : ''}> ${escapeHtml(brand)}</label>`
  )
  return document(
    `Share data with ${partner.name}`,
    `<header><span class="mark" aria-hidden="true">${escapeHtml(partner.initials)}</span><div><h1>${asker} asks to see your fleet</h1>
<p class="quiet">For <strong>${escapeHtml(name)}</strong> · answer before ${escapeHtml(expiry(invitation.expiresAtMs))}</p></div></header>
<section><h2>What is shared</h2><ul>${shared.join('')}${more > 0 ? `<li>and ${more} more kinds of data</li>` : ''}</ul>
<p class="quiet">Nothing can be changed by ${asker} unless it says so above. You can end this at any time.</p></section>
<form method="post" action="/connect/accept?invite=${id}">
<fieldset><legend>Your telematics provider</legend><div class="choices">${choices.join('')}</div></fieldset>
<button class="primary" type="submit">Accept and connect</button></form>
<form class="decline" method="post" action="/connect/decline?invite=${id}">
<label for="reason">Reason, if you decline <span class="quiet">(optional)</span></label>
<input id="reason" name="reason" maxlength="200"><button type="submit">Decline</button></form>`
  )
}

/** A page that only says something. `more` is trusted markup of this simulator. */
export function messagePage(partner: Partner, title: string, text: string, more = ''): string {
  return document(
    title,
    `<header><span class="mark" aria-hidden="true">${escapeHtml(partner.initials)}</span><div><h1>${escapeHtml(title)}</h1></div></header><p>${escapeHtml(text)}</p>${more}`
  )
}

function document(title: string, body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title><style>${pageStyle}</style></head>
<body><main>${body}</main><p class="foot">Demo page of the Fleet Desk simulator. No real fleet, no real data.</p></body></html>`
}

function expiry(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

/** Names come from whoever created the invitation: without this a name could carry markup. */
function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
