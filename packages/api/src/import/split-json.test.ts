import { describe, expect, it, test } from 'vitest'
import { createJsonSplitter, PieceTooLong } from './split-json.js'

/** The value put together again from its pieces: everything that can be is opened, and the text comes in pieces of that size. */
function joined(text: string, size: number, longest = 1_000): unknown {
  const root: Record<string, unknown> = {}
  const place = (path: readonly (string | number)[], value: unknown) => {
    const names = ['value', ...path]
    const last = names.pop() ?? ''
    const parent = names.reduce<unknown>((one, name) => (one as Record<string, unknown>)[name], root)
    Object.defineProperty(parent, last, { value, enumerable: true, configurable: true, writable: true })
  }
  let nextIsList = false
  const splitter = createJsonSplitter(
    {
      isOpened: (_path, isList) => {
        nextIsList = isList
        return true
      },
      onOpen: (path) => place(path, nextIsList ? [] : {}),
      onPiece: place,
    },
    longest,
  )
  for (let at = 0; at < text.length; at += size) splitter.write(text.slice(at, at + size))
  splitter.end()
  return root['value']
}

/** In pieces of every size, the value, or that it is none. */
function outcomes(read: (size: number) => unknown): unknown[] {
  return [1, 2, 3, 7, 1_000].map((size) => {
    try {
      return { value: read(size) }
    } catch (error) {
      return (error as Error).name
    }
  })
}

describe('what JSON.parse takes, and nothing else', () => {
  test.each([
    '{}',
    '[]',
    ' [ ] ',
    '{"json":{"ranges":[{"from":"33000000"},{"from":"[}]\\"{,"}],"dryRun":true}}',
    '[1,-2.5e3,true,false,null,"",[[]],[{}],{"":0}]',
    '{"a":1,"a":{"b":2},"a":[3]}',
    '{"__proto__":{"x":1},"constructor":null}',
    '"\\u00e6\\\\\\"" ',
    '12',
    'null',
    '{"\\u006ason":"\\ud83d\\ude00æ😀"}',
    '\n{\t"a"\r:\n1 , "b" : [ 1 , 2 ] }\n',
    // No JSON.
    '',
    ' ',
    '{',
    '[',
    '[1',
    '[1,]',
    '[,1]',
    '[1 2]',
    '[1]]',
    '[1]x',
    '{"a"}',
    '{"a":}',
    '{"a":1,}',
    '{,}',
    '{a:1}',
    "{'a':1}",
    '{"a":1]',
    '[1}',
    '{"a":1 "b":2}',
    '{"a"::1}',
    '{1:1}',
    '{[]:1}',
    'tru',
    '01',
    '1"a"',
    '"a',
    '"a\nb"',
    '[\u00a01]',
    '[1\u0001]',
    'NaN',
    '[undefined]',
    '// {}',
    '{}{}',
    ':',
    ']',
  ])('%j', (text) => {
    expect(outcomes((size) => joined(text, size))).toEqual(outcomes(() => JSON.parse(text)))
  })
})

it('gives whole what is not opened, with the path to it and its length', () => {
  const pieces: unknown[] = []
  const splitter = createJsonSplitter(
    {
      isOpened: (path, isList) => path.length === 0 || (isList && path.length === 1 && path[0] === 'lines'),
      onOpen: () => undefined,
      onPiece: (path, value, length) => pieces.push([...path, value, length]),
    },
    1_000,
  )
  splitter.write('{"lines":[{"a":[1]},"b",[2]],"other":[{"c":3}]}')
  splitter.end()
  expect(pieces).toEqual([
    ['lines', 0, { a: [1] }, 9],
    ['lines', 1, 'b', 3],
    ['lines', 2, [2], 3],
    ['other', [{ c: 3 }], 9],
  ])
})

it('keeps no piece that is too long, whether it ends or not', () => {
  const text = `["${'x'.repeat(50)}"]`
  expect(joined(text, 10, 52)).toEqual(['x'.repeat(50)])
  for (const one of [text, text.slice(0, -2)]) expect(() => joined(one, 10, 50)).toThrow(PieceTooLong)
})
