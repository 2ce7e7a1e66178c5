type Row = Record<string, unknown>

/** The ways in which a row may be broken; each was chosen because a careless client crashes or lies on it. */
const breakages: readonly ((row: Row) => unknown)[] = [
  () => null,
  () => 'not a row',
  (row) => ({ ...row, location: null, last_location: null }),
  (row) => ({ ...row, location: { type: 'Point', coordinates: ['-87.6', '41.8'], bbox: null } }),
  (row) => ({ ...row, location: { type: 'Point', coordinates: [-87.6, 900], bbox: null } }),
  (row) => ({ ...row, location: { type: 'Point', coordinates: [0, 0], bbox: null } }),
  (row) => ({ ...row, location: { type: 'Polygon', coordinates: [] } }),
  (row) => without(without(row, 'vehicle_id'), 'id'),
  (row) => ({ ...row, vehicle_id: 42, id: 42 }),
  (row) => ({ ...row, speed: 'fast', odometer: '12,5', occurred_at: 'yesterday' }),
  (row) => ({ ...row, occurred_at: null, speed: null, inferred_address: null }),
  (row) => ({ ...row, occurred_at: '2099-01-01T00:00:00Z' }),
  (row) => ({ ...row, fleet_id: null, fleet_ref: null, connection_id: null, source_name: 'a_provider_of_tomorrow' })
]

/** How many ways of breaking a row there are. */
export const breakageCount = breakages.length

/** Breaks a share of a page's rows, going through all the ways in turn. */
export function breakRows(body: unknown, share: number, random: () => number): unknown {
  let next = 0
  return mapRows(body, (row) => {
    if (random() >= share) return row
    const breakage = breakages[next % breakages.length]
    next += 1
    return breakage === undefined ? row : breakage(row)
  })
}

/** Marks a share of a page's rows as deleted at `deletedAt`. */
export function deleteRows(body: unknown, share: number, deletedAt: string, random: () => number): unknown {
  return mapRows(body, (row) => (random() < share ? { ...row, deleted_at: deletedAt } : row))
}

/** Sets the next cursor to the one that was sent, or to the current page's on the first. */
export function repeatCursor(body: unknown, sentCursor: string | null): unknown {
  if (!isRow(body) || !('items' in body)) return body
  return { ...body, next_page: sentCursor ?? body['current_page'] }
}

function mapRows(body: unknown, change: (row: Row) => unknown): unknown {
  const changeRow = (row: unknown): unknown => (isRow(row) ? change(row) : row)
  if (Array.isArray(body)) return body.map(changeRow)
  if (isRow(body) && Array.isArray(body['items'])) return { ...body, items: body['items'].map(changeRow) }
  return body
}

function without(row: Row, name: string): Row {
  return Object.fromEntries(Object.entries(row).filter(([key]) => key !== name))
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
