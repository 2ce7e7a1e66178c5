/** A feature of a made-up tile, in degrees. */
export interface MadeFeature {
  readonly layer: string
  readonly shape: 'point' | 'line' | 'area'
  readonly points: readonly (readonly [longitudeDeg: number, latitudeDeg: number])[]
  readonly tags: Readonly<Record<string, string | number>>
}

interface TilePlace {
  readonly z: number
  readonly x: number
  readonly y: number
}

const extent = 4096
const buffer = 128
const shapeCodes = { point: 1, line: 2, area: 3 } as const

/** Encodes a vector tile (specification 2.1) with those features that meet it; null when none does. */
export function encodeTile(tile: TilePlace, features: readonly MadeFeature[]): Uint8Array | null {
  const layers = new Map<string, { readonly feature: MadeFeature; readonly points: readonly Point[] }[]>()
  for (const feature of features) {
    const points = clip(
      feature,
      feature.points.map((point) => inTile(tile, point))
    )
    if (points.length === 0) continue
    const layer = layers.get(feature.layer) ?? []
    layers.set(feature.layer, [...layer, { feature, points }])
  }
  if (layers.size === 0) return null
  return Uint8Array.from([...layers].flatMap(([name, members]) => field(3, layerBytes(name, members))))
}

type Point = readonly [x: number, y: number]

function inTile({ z, x, y }: TilePlace, [longitudeDeg, latitudeDeg]: Point): Point {
  const scale = 2 ** z * extent
  const sine = Math.sin((latitudeDeg * Math.PI) / 180)
  const worldY = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)
  return [Math.round((longitudeDeg / 360 + 0.5) * scale - x * extent), Math.round(worldY * scale - y * extent)]
}

const clamp = (value: number) => Math.max(-buffer, Math.min(extent + buffer, value))
const isInside = ([x, y]: Point) => x >= -buffer && y >= -buffer && x <= extent + buffer && y <= extent + buffer

/** Areas and lines here are upright rectangles and upright or level lines, so that clamping is clipping. */
function clip({ shape }: MadeFeature, points: readonly Point[]): readonly Point[] {
  if (shape === 'point') return points.filter(isInside)
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  const misses =
    Math.max(...xs) < -buffer ||
    Math.min(...xs) > extent + buffer ||
    Math.max(...ys) < -buffer ||
    Math.min(...ys) > extent + buffer
  return misses ? [] : points.map(([x, y]) => [clamp(x), clamp(y)] as const)
}

function layerBytes(name: string, members: readonly { feature: MadeFeature; points: readonly Point[] }[]): number[] {
  const keys: string[] = []
  const values: (string | number)[] = []
  const indexIn = <T>(list: T[], item: T) => {
    const at = list.indexOf(item)
    return at >= 0 ? at : list.push(item) - 1
  }
  const features = members.flatMap(({ feature, points }) => {
    const tags = Object.entries(feature.tags).flatMap(([key, value]) => [indexIn(keys, key), indexIn(values, value)])
    return field(2, [
      ...field(2, tags.flatMap(varint)),
      ...[(3 << 3) | 0, shapeCodes[feature.shape]],
      ...field(4, geometry(feature.shape, points).flatMap(varint))
    ])
  })
  return [
    ...field(1, [...Buffer.from(name)]),
    ...features,
    ...keys.flatMap((key) => field(3, [...Buffer.from(key)])),
    ...values.flatMap((value) =>
      field(4, typeof value === 'string' ? field(1, [...Buffer.from(value)]) : [(5 << 3) | 0, ...varint(value)])
    ),
    (5 << 3) | 0,
    ...varint(extent),
    (15 << 3) | 0,
    2
  ]
}

function geometry(shape: MadeFeature['shape'], points: readonly Point[]): number[] {
  const [moveTo, lineTo, close] = [1, 2, 7]
  let [x, y] = [0, 0]
  const step = ([nextX, nextY]: Point) => {
    const moved = [zigzag(nextX - x), zigzag(nextY - y)]
    ;[x, y] = [nextX, nextY]
    return moved
  }
  const [first, ...rest] = points
  if (first === undefined) return []
  const start = [(1 << 3) | moveTo, ...step(first)]
  if (shape === 'point') return start
  return [...start, (rest.length << 3) | lineTo, ...rest.flatMap(step), ...(shape === 'area' ? [(1 << 3) | close] : [])]
}

const zigzag = (value: number) => (value << 1) ^ (value >> 31)

function field(number: number, bytes: readonly number[]): number[] {
  return [...varint((number << 3) | 2), ...varint(bytes.length), ...bytes]
}

function varint(value: number): number[] {
  const bytes: number[] = []
  let left = value
  while (left >= 0x80) {
    bytes.push((left % 128) | 0x80)
    left = Math.floor(left / 128)
  }
  return [...bytes, left]
}
