import { describe, expect, it } from 'vitest'
import { createKeyedLabels, createTextDictionary, labelRank } from './dictionary'

describe('a dictionary that is put back', () => {
  it('has every text at its old index, and adds new ones behind', () => {
    const texts = createTextDictionary()
    texts.restore(0, ['', 'a', 'b'])
    texts.restore(3, ['c'])
    expect(['b', 'c', 'd', 'a'].map((text) => texts.indexOf(text))).toEqual([2, 3, 4, 1])
  })

  it('leaves a gap for what could not be read, and fills it when it comes', () => {
    const texts = createTextDictionary()
    texts.restore(3, ['d'])
    expect([texts.indexOf('e'), texts.indexOf('d')]).toEqual([4, 3])
    texts.restore(1, ['a', 'b', 'other'])
    expect(texts.entries).toEqual(['', 'a', 'b', 'd', 'e'])
    expect([texts.indexOf('a'), texts.indexOf('other')]).toEqual([1, 5])
  })

  it.each([-1, 0.5, NaN, 1e9])('ignores texts that begin at %d', (from) => {
    const texts = createTextDictionary()
    texts.restore(from, ['a'])
    expect(texts.entries).toEqual([''])
  })

  it('gives keys their numbers and the labels that are known', () => {
    const labels = createKeyedLabels()
    labels.offer('f2', 'Swift', labelRank.own)
    labels.restore(0, ['', 'f1', 'f2'])
    expect([labels.numberOf('f1'), labels.numberOf('f2'), labels.numberOf('f3')]).toEqual([1, 2, 3])
    expect([1, 2].map((number) => labels.entries[labels.entryOf(number)])).toEqual(['f1', 'Swift'])
    expect(labels.offer('f1', 'Acme', labelRank.own)).toBe(1)
  })
})
