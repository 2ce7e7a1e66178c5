import { format, inspect } from 'node:util'

const hexOf = (text: string): string => Buffer.from(text).toString('hex')
const codeUnits = (text: string): string[] => text.split('')
const unicodeEscape = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
const percentAll = (text: string): string => hexOf(text).replace(/../g, '%$&')
export const component = (text: string): string => encodeURIComponent(text)
const form = (text: string): string => new URLSearchParams({ x: text }).toString().slice(2)
const json = (text: string): string => JSON.stringify(text).slice(1, -1)
const html = (text: string): string =>
  text.replace(/[&<>"']/g, (one) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[one] ?? '&#39;')

/** Each spells the secret in one of the forms in which it could reach a log. */
export const spellings: Readonly<Record<string, (text: string) => string>> = {
  plain: (text) => text,
  json,
  jsonTwice: (text) => json(json(text)),
  jsonThrice: (text) => json(json(json(text))),
  jsonWithHexTags: (text) => json(text).replace(/[<>&'+/=]/g, unicodeEscape),
  unicodeLower: (text) => codeUnits(text).map(unicodeEscape).join(''),
  unicodeUpper: (text) =>
    codeUnits(text)
      .map((unit) => unicodeEscape(unit).toUpperCase().replace('U', 'u'))
      .join(''),
  hexEscapes: (text) =>
    codeUnits(text)
      .map((unit) => (unit > '\xff' ? unicodeEscape(unit) : unicodeEscape(unit).replace('\\u00', '\\x')))
      .join(''),
  inspected: (text) => inspect(text),
  inspectedInside: (text) => inspect({ some: { value: text } }, { breakLength: 40 }),
  component,
  componentLower: (text) => component(text).replace(/%../g, (code) => code.toLowerCase()),
  componentMixed: (text) =>
    component(text).replace(/%../g, (code, at: number) => (at % 2 === 0 ? code.toLowerCase() : code)),
  componentTwice: (text) => component(component(text)),
  form,
  formLower: (text) => form(text).replace(/%../g, (code) => code.toLowerCase()),
  percentAll,
  percentAllUpper: (text) => percentAll(text).toUpperCase(),
  jsonInQuery: (text) => `?q=${component(JSON.stringify({ some: text }))}`,
  queryInJson: (text) => JSON.stringify({ url: `https://example.test/?q=${form(text)}` }),
  jsonInJsonInQuery: (text) => form(JSON.stringify({ a: JSON.stringify({ b: text }) })),
  urlQuery: (text) => urlWith((url) => (url.search = text)),
  urlHash: (text) => urlWith((url) => (url.hash = text)),
  urlPath: (text) => urlWith((url) => (url.pathname = `/a/${component(text)}/b`)),
  urlUserinfo: (text) => urlWith((url) => (url.password = text)),
  html,
  htmlDecimal: (text) => Array.from(text, (one) => `&#${one.codePointAt(0) ?? 0};`).join(''),
  htmlHex: (text) => Array.from(text, (one) => `&#x${(one.codePointAt(0) ?? 0).toString(16)};`).join(''),
  jsonInHtml: (text) => html(JSON.stringify({ some: text })),
  base64: (text) => Buffer.from(text).toString('base64'),
  base64url: (text) => Buffer.from(text).toString('base64url'),
  base64InQuery: (text) => component(Buffer.from(text).toString('base64')),
  base64Wrapped: (text) => Buffer.from(text).toString('base64').replace(/.{20}/g, '$&\r\n'),
  base64OfForm: (text) => Buffer.from(`client:${form(text)}`).toString('base64'),
  base64OfComponent: (text) => Buffer.from(component(text)).toString('base64'),
  base64OfJson: (text) => Buffer.from(JSON.stringify({ some: text })).toString('base64'),
  hex: hexOf,
  hexUpper: (text) => hexOf(text).toUpperCase(),
  hexSpaced: (text) => hexOf(text).replace(/../g, '$& '),
  inspectedBytes: (text) => inspect(Buffer.from(text)),
  inspectedTypedArray: (text) => inspect(new TextEncoder().encode(text)),
  bytesAsJson: (text) => JSON.stringify(Buffer.from(text))
}

function urlWith(change: (url: URL) => void): string {
  const url = new URL('https://example.test/')
  change(url)
  return url.href
}

const fail = (): never => {
  throw new Error('made up')
}

/** Each puts a text somewhere. */
export const places: Readonly<Record<string, (text: string) => unknown>> = {
  text: (text) => text,
  nested: (text) => ({ a: [{ b: [[{ c: text }]] }] }),
  key: (text) => ({ [text]: 1 }),
  map: (text) => new Map([['k', new Map([[text, text]])]]),
  mapWithObjectKey: (text) => new Map([[{ deep: [text] }, 1]]),
  set: (text) => new Set([text, { text }]),
  message: (text) => new Error(`Failed: ${text}`),
  stack: (text) => Object.assign(new Error('x'), { stack: `Error: x\n    at ${text}` }),
  causes: (text) => new Error('a', { cause: new Error('b', { cause: { c: new Error(text) } }) }),
  aggregate: (text) => new AggregateError([new Error(text), text], `several: ${text}`),
  errorProperties: (text) => Object.assign(new TypeError('x'), { code: text, request: { headers: [text] } }),
  errorName: (text) => Object.assign(new Error('x'), { name: text }),
  hidden: (text) => Object.defineProperty({ shown: 1 }, 'hidden', { value: text, enumerable: false }),
  hiddenOfError: (text) => Object.defineProperty(new Error('x'), 'body', { value: text, enumerable: false }),
  symbolKey: (text) => ({ [Symbol(text)]: text, [Symbol.for('k')]: text }),
  symbol: (text) => Symbol(text),
  getter: (text) => Object.defineProperty({}, 'got', { get: () => text, enumerable: true }),
  getterThatThrows: (text) => Object.defineProperty({}, 'got', { get: () => fail.call(text), enumerable: true }),
  proxy: (text) => new Proxy({ text }, { get: () => text, getOwnPropertyDescriptor: Reflect.getOwnPropertyDescriptor }),
  throwsTheText: (text) =>
    new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error(text)
        }
      }
    ),
  inherited: (text) => Object.create({ text }) as unknown,
  toJson: (text) => ({ toJSON: () => text, toString: () => text }),
  classInstance: (text) =>
    new (class Holder {
      readonly text = text
      readonly #own = text
      get length(): number {
        return this.#own.length
      }
    })(),
  fn: (text) => Object.assign(() => text, { text }),
  boxed: (text) => [new String(text), Object(text) as unknown],
  letters: (text) => Array.from(text),
  codeUnits: (text) => codeUnits(text),
  lettersAsProperties: (text) => Object.assign({}, codeUnits(text)),
  halves: (text) => [text.slice(0, text.length / 2), text.slice(text.length / 2)],
  halvesAsProperties: (text) => ({ a: text.slice(0, text.length / 3), b: text.slice(text.length / 3) }),
  formatArguments: (text) => ['%s and %s%s', 'this', text.slice(0, 5), text.slice(5)],
  formatArgument: (text) => ['secret is %s', text],
  bytes: (text) => ({ a: Buffer.from(text), b: new TextEncoder().encode(text), c: Buffer.from(text).buffer }),
  wideNumbers: (text) => Uint16Array.from(codeUnits(text), (unit) => unit.charCodeAt(0)),
  view: (text) => new DataView(new TextEncoder().encode(text).buffer),
  listedBytes: (text) => [...Buffer.from(text)],
  bytesFromJson: (text) => JSON.parse(JSON.stringify({ body: Buffer.from(text) })) as unknown,
  typedArrayFromJson: (text) => JSON.parse(JSON.stringify(new TextEncoder().encode(text))) as unknown,
  headers: (text) => new Headers({ 'x-note': component(text), cookie: component(text) }),
  rawHeaders: (text) => ['x-note', text, 'authorization', text],
  entries: (text) => [['x-note', text]],
  formBody: (text) =>
    new URLSearchParams([
      ['q', text],
      [text, 'q']
    ]),
  formData: (text) => {
    const data = new FormData()
    data.set('q', text)
    return data
  },
  request: (text) =>
    new Request(`https://example.test/?q=${component(text)}`, {
      method: 'POST',
      body: text,
      headers: { authorization: `Bearer ${component(text)}` }
    }),
  response: (text) => new Response(text, { headers: { 'x-note': component(text) } }),
  blob: (text) => new Blob([text]),
  promise: (text) => Promise.resolve(text),
  iterator: (text) => [text][Symbol.iterator](),
  url: (text) => new URL(`https://user:${component(text)}@example.test/${component(text)}?q=${form(text)}`),
  regExp: (text) => new RegExp(text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')),
  cycle: (text) => {
    const circle: Record<string, unknown> = { text }
    circle['self'] = [circle, new Set([circle])]
    return circle
  },
  jsonText: (text) => JSON.stringify({ a: JSON.stringify({ b: text }) }),
  formatted: (text) => format('%s %j %o', text, { text }, [text])
}
