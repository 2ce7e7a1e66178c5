import { z } from 'zod'
import type { Result } from '@shared/ipc/result'
import { providerSchema, type Provider, type ProviderList } from '@shared/ipc/schemas-providers'
import type { FetchLike } from '../catena/http-types'
import type { Tsp } from '../catena/schemas/orgs-rows'
import { parseJson } from '../fleet/engine-status'
import type { CacheBlobs } from '../fleet/position-cache'
import { fetchPicture } from './picture'

/** The providers that a fleet of this profile can be offered. */
export interface ProviderBook {
  /**
   * The list as it was last read, at most a day ago where the server can be asked. Never rejects: where the server does not tell (403, 404, no network), it is
   * what was kept, or empty.
   */
  list(): Promise<ProviderList>
  /** Asks nobody any more. */
  stop(): void
}

export interface ProviderBookParts {
  readonly client: { listTsps(signal?: AbortSignal): Promise<Result<{ readonly rows: readonly Tsp[] }>> }
  /** For logos, from wherever the server says that they are. */
  readonly fetchPicture: FetchLike
  /** Sealed: which providers an organisation works with is its own affair. */
  readonly blobs: CacheBlobs
  readonly nowMs: () => number
  /** Sets a timer; answers how to clear it. */
  readonly schedule: (run: () => void, delayMs: number) => () => void
  readonly logger: { warn(message: string, details?: unknown): void }
}

const blobName = 'providers'
const freshMs = 24 * 3_600_000
/** After a failure the server is not asked again for this long. */
const restMs = 60_000
const mostProviders = 1000
const picturesAtOnce = 6
/** How long the list waits for its pictures; the rest come with the next answer. */
const pictureWaitMs = 2_500

const keptSchema = z.object({ asOfMs: z.number(), providers: z.array(providerSchema) })

export function createProviderBook(parts: ProviderBookParts): ProviderBook {
  const { client, blobs, nowMs, logger } = parts
  const stopping = new AbortController()
  let list: ProviderList | null = null
  let askedAtMs = -Infinity
  let running: Promise<void> | null = null

  /** A form that is not ours counts as nothing. */
  async function readKept(): Promise<ProviderList> {
    try {
      return keptSchema.safeParse(parseJson(await blobs.get(blobName))).data ?? { providers: [], asOfMs: null }
    } catch (error) {
      logger.warn('The kept providers could not be read.', error)
      return { providers: [], asOfMs: null }
    }
  }

  async function keep(next: ProviderList): Promise<void> {
    try {
      await blobs.put(blobName, Buffer.from(JSON.stringify(next)))
    } catch (error) {
      logger.warn('The providers could not be kept.', error)
    }
  }

  async function ask(known: ProviderList): Promise<void> {
    askedAtMs = nowMs()
    const answer = await client.listTsps(stopping.signal)
    if (!answer.ok || stopping.signal.aborted) return
    const tsps = answer.value.rows.slice(0, mostProviders)
    const logos = new Map(known.providers.flatMap(({ slug, logo }) => (logo === null ? [] : [[slug, logo] as const])))
    const asOfMs = nowMs()
    const current = (): ProviderList => ({ providers: providersOf(tsps, logos), asOfMs })
    list = current()
    const pictures = fetchPictures(tsps, logos).then(async () => {
      if (stopping.signal.aborted) return
      list = current()
      await keep(list)
    })
    await Promise.race([pictures, waited(pictureWaitMs)])
    list = current()
  }

  async function fetchPictures(tsps: readonly Tsp[], logos: Map<string, string>): Promise<void> {
    const left = tsps.flatMap(({ slug, logoUrl }) => (logoUrl === null ? [] : [{ slug, logoUrl }]))
    async function work(): Promise<void> {
      for (let next = left.shift(); next !== undefined; next = left.shift()) {
        const logo = await fetchPicture(parts.fetchPicture, next.logoUrl, stopping.signal)
        if (logo !== null) logos.set(next.slug, logo)
      }
    }
    await Promise.all(Array.from({ length: picturesAtOnce }, work))
  }

  function waited(delayMs: number): Promise<void> {
    return new Promise((resolve) => void parts.schedule(resolve, delayMs))
  }

  return {
    async list() {
      list ??= await readKept()
      const isFresh = list.asOfMs !== null && nowMs() - list.asOfMs < freshMs
      if (!isFresh && !stopping.signal.aborted && (running !== null || nowMs() - askedAtMs >= restMs)) {
        running ??= ask(list).finally(() => (running = null))
        await running
      }
      return list
    },
    stop: () => stopping.abort()
  }
}

function providersOf(tsps: readonly Tsp[], logos: ReadonlyMap<string, string>): readonly Provider[] {
  const bySlug = new Map<string, Provider>()
  for (const { slug, name, isSandbox } of tsps) {
    bySlug.set(slug, { slug, name: name ?? slug, isSandbox: isSandbox === true, logo: logos.get(slug) ?? null })
  }
  return [...bySlug.values()].sort((a, b) => a.name.localeCompare(b.name, 'en'))
}
