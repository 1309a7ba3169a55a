import { describe, expect, it } from 'vitest'
import { importKinds } from './import-kinds.js'
import { lineOfRow } from './line-of-row.js'
import { matchColumns } from './match-columns.js'
import { BrokenTable, readTable } from './read-table.js'

describe('a table', () => {
  it.each([';', ',', '\t'])('has its cells parted by %j, and others within quotation marks', (separator) => {
    const text = `Navn|Noter\n"A,B;C\tD"|x`.replaceAll('|', separator)
    expect(readTable(text)).toEqual({
      headings: ['Navn', 'Noter'],
      rows: [{ line: 2, cells: ['A,B;C\tD', 'x'] }],
    })
  })

  it('has its lines counted as an editor counts them: behind empty ones, and where the first cell begins', () => {
    const table = readTable('\ufeffNavn;Noter;;\r\n\r\nA;"to\r\nlinjer"\r\n;;\r\n;\r\nB;x\r\n')
    expect(table?.headings).toEqual(['Navn', 'Noter'])
    expect(table?.rows.map(({ line, cells }) => [line, cells[0]])).toEqual([
      [3, 'A'],
      [7, 'B'],
    ])
  })

  it.each(['', '\n \n', '\ufeff'])('there is none in %j', (text) => {
    expect(readTable(text)).toBeUndefined()
  })

  it('whose quotation mark is never closed is told by its line', () => {
    expect(() => readTable('Navn;By\n"a\nb";c\n"d;e\nf;g')).toThrow(new BrokenTable(4))
  })
})

describe('a line', () => {
  const { fields } = importKinds.operators
  const lineOf = (headings: string[], cells: string[]) =>
    lineOfRow({ line: 2, cells }, fields, matchColumns(headings, fields))

  it.each([
    ['Danish', ['CPS-kode', 'Navn', 'Porterings-e-mail']],
    ['English, in any letter case', ['cps code', 'NAME', 'Porting e-mail']],
    ['the API’s', ['_id', 'name', 'npEmail']],
    ['with signs of its own', ['CPS kode *', ' Navn:', 'porterings e-mail']],
  ])('has its columns found by headings that are %s', (_title, headings) => {
    expect(lineOf(headings, ['01010', 'Ærø', ''])).toEqual({ _id: '01010', name: 'Ærø' })
  })

  it('has numbers, truths and words read, in Danish too; what is none stays to be told', () => {
    const headings = ['orderWait', 'customerIdValidation', 'fixedAuth', 'mvnoAuth']
    expect(lineOf(headings, ['48', 'SAND', 'E-mail', 'ICC og fax'])).toEqual({
      orderWait: 48,
      customerIdValidation: true,
      fixedAuth: 'EMAIL',
      mvnoAuth: 'ICC_FAX',
    })
    expect(lineOf(headings, ['-1', 'måske', 'x', ''])).toEqual({
      orderWait: '-1',
      customerIdValidation: 'måske',
      fixedAuth: 'x',
    })
  })

  it('of an account has its numbers parted, and its type in plain words', () => {
    const fields = importKinds.accounts.fields
    const columns = matchColumns(['Kunde', 'Type', 'Numre'], fields)
    const cells = ['12345678', 'Fastnet', '33254170-79; 33254188,\n33254190']
    expect(lineOfRow({ line: 2, cells }, fields, columns)).toEqual({
      customer: '12345678',
      type: 'SIP',
      numbers: ['33254170-79', '33254188', '33254190'],
    })
  })
})
