import { describe, expect, it } from 'vitest'
import { csvText } from './csv'

const linesOf = (text: string): string[] => text.split('\r\n')

describe('csvText', () => {
  it('has a byte order mark, a header and lines that end in CR LF', () => {
    expect(csvText(['Vehicle', 'Speed'], [['Łódź 1', 12.5]])).toBe('\uFEFF"Vehicle","Speed"\r\n"Łódź 1",12.5\r\n')
  })

  it('doubles quotes, and keeps commas and line ends inside their cell', () => {
    expect(csvText(['a'], [['say "hi", twice\nor more']])).toBe('\uFEFF"a"\r\n"say ""hi"", twice\nor more"\r\n')
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠a'])(
    'makes a text of %j, which a spreadsheet program would run',
    (cell) => {
      expect(csvText(['a'], [[cell]])).toBe(`\uFEFF"a"\r\n"'${cell}"\r\n`)
    }
  )

  it('does so in the header, too', () => {
    expect(linesOf(csvText(['=a'], []))).toEqual(['\uFEFF"\'=a"', ''])
  })

  it('leaves numbers, also negative ones, and harmless texts as they are', () => {
    expect(linesOf(csvText(['a'], [[-98.5, 'T-1 = ok', null, NaN]]))[1]).toBe('-98.5,"T-1 = ok",,')
  })
})
