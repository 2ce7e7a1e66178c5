import { expect, it } from 'vitest'
import { countriesIn, isCountryCode, usualTimeZone } from './countries'

it('names every country in the language asked for, in its order', () => {
  const english = countriesIn('en-US')
  expect(english.length).toBe(249)
  expect(english.find(({ code }) => code === 'MEX')?.name).toBe('Mexico')
  expect(countriesIn('es-MX').find(({ code }) => code === 'USA')?.name).toBe('Estados Unidos')
  expect(english.map(({ name }) => name)).toEqual(
    [...english].map(({ name }) => name).sort(new Intl.Collator('en-US').compare)
  )
})

it('takes three letters, not two', () => {
  expect(isCountryCode('USA')).toBe(true)
  expect(isCountryCode('US')).toBe(false)
})

it('knows where carriers of a country mostly work, or that it does not', () => {
  expect(usualTimeZone('MEX')).toBe('America/Mexico_City')
  expect(usualTimeZone('ZZZ')).toBeNull()
  expect(usualTimeZone(null)).toBeNull()
})
