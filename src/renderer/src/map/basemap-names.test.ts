import { expect, test } from 'vitest'
import { placeNameIn, spanishNames } from './basemap-names'

test('English names stand as the map has them', () => {
  expect(placeNameIn('en')).toEqual(['get', 'name'])
})

test('countries and seas have Spanish names under the English ones of the map', () => {
  expect(spanishNames()).toMatchObject({
    'United States': 'Estados Unidos',
    Mexico: 'México',
    Germany: 'Alemania',
    'Gulf of Mexico': 'Golfo de México',
    'New York': 'Nueva York'
  })
})

test('the state of Georgia stays Georgia', () => {
  expect(spanishNames()['Georgia']).toBe('Georgia')
})
