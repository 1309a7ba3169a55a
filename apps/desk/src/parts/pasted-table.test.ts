import { expect, test } from 'vitest'
import { readPastedTable } from './pasted-table.js'

test.each([
  [
    'one to a line',
    '33254150\n33254151',
    [
      [1, '33254150'],
      [2, '33254151'],
    ],
  ],
  [
    'line ends of Windows and of old Macs',
    'a\r\nb\rc',
    [
      [1, 'a'],
      [2, 'b'],
      [3, 'c'],
    ],
  ],
  [
    'empty lines count and are left out',
    '\na\n \t \n\nb\n',
    [
      [2, 'a'],
      [5, 'b'],
    ],
  ],
  [
    'tabs before semicolons before commas, row by row',
    'a,b\tc;d\ne;f,g\nh, i',
    [
      [1, 'a,b', 'c;d'],
      [2, 'e', 'f,g'],
      [3, 'h', 'i'],
    ],
  ],
  ['empty cells keep their column', 'a\t\tb', [[1, 'a', '', 'b']]],
  ['no-break blanks around a cell go', '\u00a033 25 41 50\u00a0\t', [[1, '33 25 41 50', '']]],
  [
    'a quoted cell with line breaks is one, and lines are counted on',
    '"Havnegade 1\n5970 Ærø"\tx\nb',
    [
      [1, 'Havnegade 1\n5970 Ærø', 'x'],
      [3, 'b'],
    ],
  ],
  ['a quoted cell may hold the separator and quotation marks', '"a;b";"c ""d"""', [[1, 'a;b', 'c "d"']]],
  [
    'a mark that is never closed is a character',
    '"a\tb\nc',
    [
      [1, '"a\tb'],
      [2, 'c'],
    ],
  ],
] as const)('%s', (_what, text, rows) => {
  expect(readPastedTable(text).map(({ line, cells }) => [line, ...cells])).toEqual(rows)
})

test('a separator that is given holds for every row', () => {
  expect(readPastedTable('Havnegade 1, 2. sal\nb\tc', '\t').map(({ cells }) => cells)).toEqual([
    ['Havnegade 1, 2. sal'],
    ['b', 'c'],
  ])
})
