import { expect, test } from 'vitest'
import { numbersText } from './numbers-text.js'
import { table, tableOf } from './table.js'

test('what is longer wraps between words, in the widest column first', () => {
  const id = '1234567890abcdef12345678'
  expect(
    table(['Id', 'Name', 'Since'], [[id, 'Ærø og Omegns Bredbånd', '2026-11-27 09:00']], { width: 60 }),
  ).toBe(
    `Id                        Name              Since
${id}  Ærø og Omegns     2026-11-27 09:00
                          Bredbånd`,
  )
})

test('what is too wide for the width is a record of each row, and an empty cell a dash', () => {
  const columns = { Id: (text: string) => text, Came: () => '2026-11-27 09:00', 'Signed by': () => undefined }
  const ids = ['1234567890abcdef12345678', 'cccccccccccccccccccccc05']
  const below = [
    'About',
    (id: string) => (id === ids[0] ? 'Ærø og Omegns Bredbånd og Telefoni' : ''),
  ] as const
  expect(tableOf(ids, columns, { width: 40 }, below)).toBe(
    `Id         1234567890abcdef12345678
Came       2026-11-27 09:00
Signed by  -
About      Ærø og Omegns Bredbånd og
           Telefoni

Id         cccccccccccccccccccccc05
Came       2026-11-27 09:00
Signed by  -`,
  )
})

test('a word that is longer than its column goes on in the next line; ids and moments stay whole', () => {
  const text = table([], [['1234567890abcdef12345678', 'kontor@smoerrebroed-engros.example']], { width: 50 })
  expect(text).toBe(
    '1234567890abcdef12345678  kontor@smoerrebroed-engr\n                          os.example',
  )
})

test('a text beneath each row, or a column of its own where a line may be long', () => {
  const columns = { Id: (text: string) => text.length }
  const below = ['Text', (text: string) => text] as const
  expect(tableOf(['one two three'], columns, { width: 12 }, below)).toBe('Id\n13\n  one two\n  three')
  expect(tableOf(['one two three'], columns, { width: Infinity }, below)).toBe('Id  Text\n13  one two three')
  expect(tableOf(['', 'two'], columns, { width: 12 }, below)).toBe('Id\n0\n3\n  two')
})

test('what came from outside moves no cursor, and an address of several lines is one', () => {
  expect(table([], [['a\u001b[2Jb', 'Vej 1\r\n1234 By']], { width: 80 })).toBe('a [2Jb  Vej 1, 1234 By')
})

test('a long list takes no longer for each row', () => {
  const rows = Array.from({ length: 20_000 }, (_, index) => [String(index), 'x'])
  expect(table(['N', 'X'], rows, { width: Infinity }).split('\n')).toHaveLength(20_001)
})

test('numbers that follow one another are a series, and of many the first are told', () => {
  const numbers = ['+4533254100', '+4533254101', '+4533254105', '+4533254107', '+4533254109', '+4533254110']
  expect(numbersText(numbers)).toBe('+4533254100-+4533254101, +4533254105, +4533254107 and 2 more')
})
