import { describe, expect, it } from 'vitest'
import { Secret } from '../catena/secret'
import { createInvitationBook, type InvitationBook } from './invitation-book'
import { nothingAsked } from './invitation-entry'
import type { ListedInvitation } from './invitation-types'

function listed(id: string, more: Partial<ListedInvitation> = {}): ListedInvitation {
  return {
    id: new Secret(id),
    magicLink: new Secret(`https://connect.example.test/?invite=${id}`),
    status: 'active',
    fleetRef: `ref-${id}`,
    fleetName: null,
    fleetEmail: null,
    fleetPhone: null,
    limitTsps: [],
    asked: nothingAsked,
    createdAtMs: 1,
    expiresAtMs: null,
    acceptedAtMs: null,
    declinedAtMs: null,
    declineReason: null,
    permissions: {},
    ...more
  }
}

function newBook(): InvitationBook {
  let handles = 0
  return createInvitationBook(() => `handle-${(handles += 1)}`)
}
const shown = (book: InvitationBook): readonly string[] =>
  book.rows().map((row) => `${row.fleetRef} ${row.handle} ${row.status}`)

describe('createInvitationBook', () => {
  it('sorts by creation, newest first, and those without a time last', () => {
    const book = newBook()
    book.replaceAll(
      [listed('a', { createdAtMs: null }), listed('b', { createdAtMs: 5 }), listed('c', { createdAtMs: 9 })],
      book.mark()
    )
    expect(book.rows().map((row) => row.fleetRef)).toEqual(['ref-c', 'ref-b', 'ref-a'])
  })

  it('takes the later of two rows with one id', () => {
    const book = newBook()
    book.replaceAll([listed('a'), listed('b'), listed('a', { status: 'accepted' })], book.mark())
    expect(shown(book)).toEqual(['ref-a handle-1 accepted', 'ref-b handle-2 active'])
  })

  it('keeps the handle of a fleet whose invitation got another id elsewhere', () => {
    const book = newBook()
    book.replaceAll([listed('a')], book.mark())
    book.replaceAll([listed('z', { fleetRef: 'ref-a', createdAtMs: 2 })], book.mark())
    expect(shown(book)).toEqual(['ref-a handle-1 active'])
    expect(book.find('handle-1')?.id?.reveal()).toBe('z')
  })

  it('gives new handles where it cannot tell which was which', () => {
    const book = newBook()
    const twin = { fleetRef: 'twin' }
    book.replaceAll([listed('a', twin), listed('b', twin)], book.mark())
    book.replaceAll([listed('y', twin), listed('z', twin)], book.mark())
    expect(book.rows().map((row) => row.handle)).toEqual(['handle-3', 'handle-4'])
  })

  it('never mixes up invitations without a fleet_ref', () => {
    const book = newBook()
    book.replaceAll([listed('a', { fleetRef: null })], book.mark())
    book.put(listed('b', { fleetRef: null, createdAtMs: 2 }), false)
    expect(book.rows()).toHaveLength(2)
  })

  it('lets what was created, refreshed or deleted here win over a list from before, and not over one from after', () => {
    const book = newBook()
    book.replaceAll([listed('a'), listed('b'), listed('c')], book.mark())
    const mark = book.mark()
    book.put(listed('new', { createdAtMs: 9 }), true)
    book.put(listed('b2', { fleetRef: 'ref-b' }), false)
    const id = book.find('handle-3')?.id
    if (id) book.markDeleted(id)
    book.replaceAll([listed('a'), listed('b'), listed('c')], mark)
    expect(shown(book)).toEqual([
      'ref-new handle-4 active',
      'ref-a handle-1 active',
      'ref-b handle-2 active',
      'ref-c handle-3 deleted'
    ])
    expect(book.find('handle-2')?.id?.reveal()).toBe('b2')

    book.replaceAll([listed('a')], book.mark())
    expect(shown(book)).toEqual(['ref-a handle-1 active'])
  })

  it('adds beside an older one of the same fleet when the server says it is new', () => {
    const book = newBook()
    book.replaceAll([listed('a', { status: 'expired' })], book.mark())
    book.put(listed('z', { fleetRef: 'ref-a', createdAtMs: 2 }), true)
    expect(shown(book)).toEqual(['ref-a handle-2 active', 'ref-a handle-1 expired'])
  })
})
