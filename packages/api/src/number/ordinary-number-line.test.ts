import { numberLine } from '@telecomx/validation'
import { expect, it } from 'vitest'
import { ordinaryNumberLine } from './ordinary-number-line.js'

const written = `33000000 33000099 +4533000000 +4533000099 +46812345678 +12345678 +1234567 +123456 00123456 004533000000
  33-00-00-00 +4533000000-99 (33)000000 +0123456789 +123456789012345 +1234567890123456 +4500000000 +4599999999
  +4600000000 +45119999999 +45120000000 3300000 330000000 x ３３００００００`
const otherwise = [
  '+45 33 00 00 00',
  ' 33000000',
  '33000000\n',
  '',
  ' ',
  null,
  undefined,
  33000000,
  true,
  {},
  ['33000000'],
]
const numbers = [...written.split(/\s+/), ...otherwise]
const operators = [
  '01010',
  '1010',
  '010101',
  '01010\n',
  ' 01010',
  '0101x',
  '',
  1010,
  null,
  undefined,
  ['01010'],
]
const lines: unknown[] = [
  ...numbers.flatMap((from) => numbers.map((to) => ({ from, to, operator: '01010' }))),
  ...operators.map((operator) => ({ from: '33000000', operator })),
  { from: '33000000', operator: '01010', more: 1 },
  [{ from: '33000000', operator: '01010' }],
  {},
  [],
  7,
  'x',
  null,
  undefined,
]
const shown = (line: unknown) => JSON.stringify(line)

it('a line that it decides, it reads as the schema does; one that the schema refuses it never decides', () => {
  const decided = lines.flatMap((line) => {
    const read = ordinaryNumberLine(line)
    return read ? [{ line: shown(line), read }] : []
  })
  const bySchema = lines.flatMap((line) => {
    const { data } = numberLine.safeParse(line)
    return data && ordinaryNumberLine(line) ? [{ line: shown(line), read: data }] : []
  })
  expect(decided).toEqual(bySchema)
})

it.each([
  ['a Danish number', { from: '33000000', operator: '01010' }],
  ['a number in E.164', { from: '+46812345678', to: '+46812345678', operator: '01010' }],
  ['a range', { from: '33000000', to: '+4533000099', operator: '01010' }],
  ['a range whose end is null', { from: '33000000', to: null, operator: '01010' }],
])('%s is decided', (_title, line) => {
  expect(ordinaryNumberLine(line)).toEqual(numberLine.parse(line))
})
