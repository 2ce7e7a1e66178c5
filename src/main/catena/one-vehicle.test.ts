import { describe, expect, it } from 'vitest'
import { createOneVehicleClient } from './one-vehicle'
import { answered, refused, scriptedHttp } from './test-support/scripted-http'

const { signal } = new AbortController()
const request = { vehicleId: 'v-1', signal }

describe('one vehicle', () => {
  it('has a record; what is missing or of another type is null', async () => {
    const http = scriptedHttp(() =>
      answered({ id: 'v-1', oem: 'Kenworth', model_year: '2022', status: '', source_data: {} })
    )
    const record = await createOneVehicleClient(http).vehicleRecord(request)
    expect(record).toMatchObject({ ok: true, value: { papers: { maker: 'Kenworth', modelYear: null, status: null } } })
    expect(http.calls[0]).toMatchObject({ params: { vehicle_id: 'v-1' }, attempts: 1 })
  })

  it('is not taken for another one', async () => {
    const client = createOneVehicleClient(scriptedHttp(() => answered({ id: 'v-2' })))
    expect(await client.vehicleRecord(request)).toMatchObject({ error: { code: 'bad-answer' } })
  })

  it('has readings, found among the rows of a server that ignores the filter', async () => {
    const items = [
      { odometer: 1 },
      { vehicle_id: 'v-2', odometer: 2 },
      { vehicle_id: 'v-1', odometer: 3, fuel_level: 'full' }
    ]
    const http = scriptedHttp(() => answered({ items, next_page: null }))
    expect(await createOneVehicleClient(http).vehicleReading(request)).toMatchObject({
      value: { readings: { odometerM: 3, fuelLevelPercent: null } }
    })
    expect(http.calls[0]?.query).toEqual({ only_latest: true, vehicle_ids: ['v-1'], size: 1 })
  })

  it('has no readings and no driver where there is no row of its own', async () => {
    const client = createOneVehicleClient(
      scriptedHttp(() => answered({ items: [{ vehicle_id: 'v-2', driver_name: 'A' }] }))
    )
    expect(await client.vehicleReading(request)).toEqual({ ok: true, value: null })
    expect(await client.driverName(request)).toEqual({ ok: true, value: null })
  })

  it('fails as the call fails, and on anything but a page', async () => {
    expect(await createOneVehicleClient(scriptedHttp(() => refused(403))).driverName(request)).toEqual(refused(403))
    const odd = createOneVehicleClient(scriptedHttp(() => answered('<html>')))
    expect(await odd.vehicleReading(request)).toMatchObject({ error: { code: 'bad-answer' } })
  })
})
