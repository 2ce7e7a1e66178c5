import fc from 'fast-check'

/** JSON with its keys in order, so that one may come twice. */
export type Spelt = null | boolean | number | string | readonly Spelt[] | { readonly fields: readonly Entry[] }
type Entry = readonly [string, Spelt]

const fakeIds = [
  '28e4a9e0-b75d-5573-bf24-56026d2af4f3',
  '00000000-0000-0000-0000-000000000000',
  '28E4A9E0-b75d-5573-bf24-56026d2af4f3'
]
const texts = fc.oneof(
  fc.constantFrom(
    '',
    'a',
    ' b ',
    'demo',
    'Zürich',
    '北京市',
    '🚚',
    '\ud83d',
    '\udc00x',
    'a"b\\c/\n\u0001',
    '\ufeffd',
    '\ufffd',
    ...fakeIds
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.uuid()
)
const numbers = fc.oneof(
  fc.integer(),
  fc.double({ noDefaultInfinity: true, noNaN: true }),
  fc.constantFrom(-0, 1e21, 1e-7, 1e300)
)
const instants = fc.oneof(
  texts,
  fc.constantFrom(
    '2026-04-17T01:41:18.263362Z',
    '2026-04-17T01:41:18',
    '2026-04-17',
    '2026-02-31T24:00:00Z',
    'yesterday'
  ),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString())
)
const anything = fc.letrec<{ value: Spelt }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<Spelt>(null, true, false),
    numbers,
    texts,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(texts, tie('value')), { maxLength: 4 }).map((entries) => ({ fields: entries }))
  )
})).value

/** A value that is usually of the right kind. */
const usually = (value: fc.Arbitrary<Spelt>): fc.Arbitrary<Spelt> =>
  fc.oneof({ weight: 4, arbitrary: value }, { weight: 1, arbitrary: anything })

const objectOf = (fields: Readonly<Record<string, fc.Arbitrary<Spelt>>>): fc.Arbitrary<Spelt> => {
  const known = Object.entries(fields).map(([key, value]) => fc.tuple(fc.constant(key), usually(value)))
  return fc
    .array(fc.oneof(...known, fc.tuple(texts, anything)), { maxLength: 20 })
    .map((entries) => ({ fields: entries }))
}

const point = objectOf({
  type: fc.constantFrom('Point', 'point', 'Polygon'),
  coordinates: fc.array(usually(numbers), { maxLength: 3 })
})
const address = objectOf({ city: texts, province: texts, country_code: texts })
const source = { fleet_id: texts, fleet_ref: texts, connection_id: texts, source_name: texts, tsp_slug: texts }
const location = {
  vehicle_id: texts,
  occurred_at: instants,
  speed: numbers,
  location: point,
  inferred_address: address,
  deleted_at: texts,
  ...source
}
const vehicle = {
  id: texts,
  vehicle_name: texts,
  vin: texts,
  license_plate_number: texts,
  deleted_at: texts,
  ...source
}

function pageOf(row: fc.Arbitrary<Spelt>): fc.Arbitrary<Spelt> {
  const items = fc.array(usually(row), { maxLength: 6 })
  const fields = { items, total: numbers, next_page: fc.oneof(texts, fc.constant(null)) }
  return fc.oneof(
    { weight: 9, arbitrary: fc.tuple(items, objectOf(fields)).map(([first, rest]) => withItems(first, rest)) },
    { weight: 1, arbitrary: anything }
  )
}

function withItems(items: readonly Spelt[], page: Spelt): Spelt {
  return typeof page === 'object' && page !== null && 'fields' in page
    ? { fields: [['items', items], ...page.fields] }
    : page
}

/** Rows with the same keys in the same order, whose values change as those of a server do. */
function alike(fields: Readonly<Record<string, fc.Arbitrary<Spelt>>>): fc.Arbitrary<Spelt> {
  const other: Readonly<Record<string, fc.Arbitrary<Spelt>>> = {
    h1: fc.uuid(),
    h2: fc.uuid(),
    n1: fc.constantFrom<Spelt>(null, 1, 12),
    unit: fc.constantFrom('m/s', 'km/h', 'mph'),
    tail: fc.constantFrom<Spelt>(null, 61, 6, { fields: [] }, '"\\')
  }
  const keys = fc.shuffledSubarray([...Object.keys(fields), ...Object.keys(other)])
  return keys.chain((order) => {
    const row = fc.tuple(...order.map((key) => fields[key] ?? other[key] ?? anything))
    return fc.array(row, { minLength: 3, maxLength: 12 }).map((rows) => ({
      fields: [
        ['items', rows.map((values) => ({ fields: values.map((value, index): Entry => [order[index] ?? '', value]) }))]
      ] as const
    }))
  })
}

/** Pages of locations and of vehicles, in all shapes that JSON may have. */
export const speltPages = {
  locations: fc.oneof(pageOf(objectOf(location)), alike(location)),
  vehicles: fc.oneof(pageOf(objectOf(vehicle)), alike(vehicle))
} as const

/** A way to write JSON: white space before tokens, and which characters are escaped. */
export const spellings = fc.record({
  space: fc.constantFrom('', '', ' ', '\n  ', '\t\r\n'),
  escaped: fc.constantFrom<RegExp>(/^$/, /^$/, /[^ -~]/, /[a-f]/, /./s)
})

/** Writes JSON. */
export function spell(value: Spelt, how: { readonly space: string; readonly escaped: RegExp }): string {
  const { space } = how
  if (typeof value === 'string')
    return `${space}"${Array.from({ length: value.length }, (_, at) => spellUnit(value, at, how.escaped)).join('')}"`
  if (value === null || typeof value !== 'object') return space + (Object.is(value, -0) ? '-0' : JSON.stringify(value))
  if (!('fields' in value)) return `${space}[${value.map((entry) => spell(entry, how)).join(`${space},`)}${space}]`
  const entries = value.fields.map(([key, inner]) => `${spell(key, how)}${space}:${spell(inner, how)}`)
  return `${space}{${entries.join(`${space},`)}${space}}`
}

/** One UTF-16 unit; halves of surrogate pairs cannot be written other than escaped. */
function spellUnit(text: string, at: number, escaped: RegExp): string {
  const unit = text.charAt(at)
  const code = text.charCodeAt(at)
  const isLone =
    /^(?![\ud800-\udbff][\udc00-\udfff])[\ud800-\udfff]/.test(text.slice(at)) &&
    !/[\ud800-\udbff]/.test(text.charAt(at - 1))
  if (unit === '"' || unit === '\\' || code < 0x20 || isLone || escaped.test(unit))
    return `\\u${code.toString(16).padStart(4, '0')}`
  return unit
}
