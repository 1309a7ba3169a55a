import { expect, test } from 'vitest'
import { isPlainAddress } from './plain-address.js'
import { hostileAddresses } from './testing/parcels.js'

const PLAIN = [
  'a@b.dk',
  'kontor@cykler.example',
  "o'brien+np@mail.example.com",
  'FAX=+4570305050@fax.invalid',
  '+4570305050@fax.example',
  'x@xn--jgeva-dua.ee',
  `${'a'.repeat(64)}@example.com`,
]

test.each(PLAIN)('%j is one plain address', (text) => {
  expect(isPlainAddress(text)).toBe(true)
})

test.each(hostileAddresses.map((text) => [text.slice(0, 80), text] as const))(
  '%j is refused',
  (_start, text) => {
    expect(isPlainAddress(text)).toBe(false)
  },
)

test('a megabyte of anything is refused', () => {
  for (const piece of ['a', 'a.', '@', '.', '-', '(', '"\\'])
    expect(isPlainAddress(piece.repeat(1_000_000))).toBe(false)
})
