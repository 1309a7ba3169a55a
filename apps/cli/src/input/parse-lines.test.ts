import { operatorCreateInput, voiceAccountLine } from '@telecomx/client/schemas'
import { expect, test } from 'vitest'
import { fieldsOf } from '../command/fields-of.js'
import { parseIds } from './parse-ids.js'
import { parseLines } from './parse-lines.js'

const fields = fieldsOf(operatorCreateInput)
const parse = (text: string) => parseLines(text, fields, 'operators')

test.each([';', ',', '\t'])('cells are parted by %j', (separator) => {
  const text = ['_id,name,notes', '01010,"A,B;C\tD",x']
    .join('\n')
    .replace(/^[^\n]+/, (head) => head.replaceAll(',', separator))
  const { lines } = parse(text.replace('01010,', `01010${separator}`).replace(',x', `${separator}x`))
  expect(lines).toEqual([{ _id: '01010', name: 'A,B;C\tD', notes: 'x' }])
})

test('columns may stand in any order and letter case; empty cells are left out', () => {
  expect(parse('NAME;id;NpFax;notes;;\nÆrø;01010;;;;\n').lines).toEqual([{ name: 'Ærø', _id: '01010' }])
})

test('numbers and truths are read, in Danish too; what is none stays for the server to refuse', () => {
  const { lines } = parse(
    'orderWait,customerIdValidation,fixedAuth\n48,SAND,email\nx,falsk,Fax\n-1,perhaps,x\n',
  )
  expect(lines).toEqual([
    { orderWait: 48, customerIdValidation: true, fixedAuth: 'EMAIL' },
    { orderWait: 'x', customerIdValidation: false, fixedAuth: 'FAX' },
    { orderWait: '-1', customerIdValidation: 'perhaps', fixedAuth: 'x' },
  ])
})

test('a cell of several numbers is parted by commas, semicolons and line breaks', () => {
  const { lines } = parseLines(
    'numbers;name\n"33254170-79; 33254188,\n33254190";x',
    fieldsOf(voiceAccountLine),
    'x',
  )
  expect(lines).toEqual([{ numbers: ['33254170-79', '33254188', '33254190'], name: 'x' }])
})

test('a line is counted as an editor counts it: behind empty ones, and where its first cell begins', () => {
  const { places, unit } = parse('_id,notes\r\n\r\n01010,"two\r\nlines"\r\n;;\r\n,\r\n01020,x')
  expect({ places, unit }).toEqual({ places: [3, 5, 7], unit: 'line' })
})

test('JSON is a list, or an object with one', () => {
  const expected = { lines: [{ _id: '01010' }], places: [1], unit: 'entry' }
  expect([parse('[{"_id":"01010"}]'), parse('{"operators":[{"_id":"01010"}]}')]).toEqual([expected, expected])
})

test.each([
  ['npMail\nx', 'There is no column "npMail". Did you mean "npEmail"?'],
  ['npAddr,_id\nx,01010', 'There is no column "npAddr".'],
  ['opening,_id\nx,01010', 'There is no column "opening".'],
  ['icc,_id\nx,01010', 'There is no column "icc". Did you mean "iccValidation"?'],
  ['_id,name\n01010,Sund, Bælt og Co', 'Line 2 has 3 cells, and there are 2 columns.'],
  ['_id,name\n01010,"x', 'The file is no CSV: '],
  ['id,_id\n01010,01010', 'The column "_id" is named twice.'],
  ['{"x":1}', 'The JSON is neither a list nor an object with a list "operators".'],
  ['[1', 'The file is no JSON: '],
])('%j is refused', (text, message) => {
  expect(() => parse(text)).toThrow(message)
})

const [one, two] = ['1234567890abcdef12345678', 'cccccccccccccccccccccc05']

test.each([
  ['lines', `${one}\n${two}\n`],
  ['CSV with a heading', `customer;name\r\n${one};Æ\r\n${two};Ø\r\n`],
  ['a JSON list', JSON.stringify([one, { _id: two }])],
  [
    'what customers list --json answers',
    JSON.stringify({ total: 2, customers: [{ _id: one }, { _id: two, parentReseller: one }] }),
  ],
])('customers are read from %s', (_name, text) => {
  expect(parseIds(text)).toEqual([one, two])
})

test('a line without an id is refused by its number', () => {
  expect(() => parseIds(`${one}\nSmørrebrød\n`)).toThrow('Line 2 holds no id of a customer: Smørrebrød')
})
