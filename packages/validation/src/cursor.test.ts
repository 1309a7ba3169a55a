import { expect, test } from 'vitest'
import { type Cursor, cursorInput } from './cursor.js'

/** As the server writes it. */
const encodeCursor = (keys: Cursor) => Buffer.from(JSON.stringify(keys)).toString('base64url')

const at = '2026-11-27T08:00:00.000Z'

test.each([
  [['text'], ['Ærø "Å" 𝄞']],
  [
    ['moment', 'text'],
    [at, '0'.repeat(24)],
  ],
  [
    ['text', 'text'],
    ['?'.repeat(200), '~~>>??'],
  ],
] as const)('of %j: what was answered is taken', (kinds, keys) => {
  const cursor = encodeCursor(keys)
  expect(cursorInput(...kinds).parse(cursor)).toEqual(keys)
})

test.each([undefined, null, ''])('%j is none', (cursor) => {
  expect(cursorInput('text').parse(cursor)).toBeUndefined()
})

test.each([
  ['keys of another list', encodeCursor(['Anna', 'b'])],
  ['a day that is none', encodeCursor(['2026-13-45T08:00:00.000Z', 'b'])],
  ['too few keys', encodeCursor([at])],
  ['too many keys', encodeCursor([at, 'b', 'c'])],
  ['a number', btoa(`["${at}",1]`)],
  ['no list', btoa(`{"0":"${at}","1":"b","length":2}`)],
  ['no UTF-8', btoa(`["${at}","\u00ff"]`)],
  ['no base64', '%'],
  ['too long', encodeCursor([at, 'b'.repeat(2_000)])],
  ['no text', 1],
])('%s is not valid', (_title, cursor) => {
  const { error } = cursorInput('moment', 'text').safeParse(cursor)
  expect(error?.issues.map(({ message }) => message)).toEqual(['cursor is not valid'])
})
