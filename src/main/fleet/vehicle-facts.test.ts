import { describe, expect, it } from 'vitest'
import { fail, ok, type Result } from '@shared/ipc/result'
import { vehicleFactsSchema } from '@shared/ipc/schemas-vehicle'
import type { PositionSource } from './rows'
import { createFakeServer } from './test-support/fakes'
import { createVehicleFactsLoader } from './vehicle-facts'

type Source = Pick<PositionSource, 'vehicleRecord' | 'vehicleReading' | 'driverName'>

const papers = {
  maker: 'Kenworth',
  model: null,
  modelYear: 2022,
  engineVin: null,
  plateRegion: 'TX',
  plateCountry: null,
  status: null,
  engineType: null,
  fuelCapacity: null,
  axleCount: null,
  eldSerialNumber: null,
  externalId: null
}
const record = { vehicleId: 'a', connectionId: 'c-1', tspSlug: 'samsara', sourceName: 'samsara', papers }

function loaderOver(source: Partial<Source>) {
  const gate = {
    run: async <T>(ask: (signal: AbortSignal) => Promise<Result<T>>, { signal }: { readonly signal: AbortSignal }) =>
      ask(signal)
  }
  return createVehicleFactsLoader({ source: createFakeServer(source), gate, now: () => 77 })
}

describe('what is known of a vehicle', () => {
  it('is put together from what could be read, and fits its schema', async () => {
    const loader = loaderOver({
      vehicleRecord: () => Promise.resolve(ok(record)),
      driverName: () => Promise.resolve(ok('A. Driver'))
    })
    const facts = await loader.load('a')
    expect(facts).toMatchObject({
      value: { fetchedAtMs: 77, papers, readings: null, driverName: 'A. Driver', connectionId: 'c-1' }
    })
    expect(facts.ok && vehicleFactsSchema.strict().safeParse(facts.value).success).toBe(true)
  })

  it('fails as the record does when nothing could be read, and without a vehicle', async () => {
    expect(await loaderOver({ vehicleRecord: () => Promise.resolve(fail('forbidden')) }).load('a')).toEqual(
      fail('forbidden')
    )
    expect(await loaderOver({}).load(null)).toEqual(fail('not-found'))
  })

  it('is wanted of the last vehicle asked for only', async () => {
    const answers: ((answer: Result<typeof record>) => void)[] = []
    const loader = loaderOver({ vehicleRecord: () => new Promise((resolve) => answers.push(resolve)) })
    const first = loader.load('a')
    const second = loader.load('a')
    answers.forEach((answer) => answer(ok(record)))
    expect(await first).toEqual(fail('cancelled'))
    expect(await second).toMatchObject({ ok: true })
  })
})
