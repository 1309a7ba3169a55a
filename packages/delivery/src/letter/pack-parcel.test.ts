import { isPlainEmailAddress } from '@telecomx/validation'
import { expect, test } from 'vitest'
import { hostileAddresses, sampleParcel } from '../testing/parcels.js'
import { packParcel } from './pack-parcel.js'
import { emailContent } from './compose-message.js'

/** As addresses come out of a template: what it says is not believed. */
const packed = (recipient: string) =>
  packParcel(sampleParcel({ recipient }), {
    method: 'EMAIL',
    sender: { name: 'Telecom X', address: 'np@telecomx.example' },
    address: (text) => text,
    recipientFault: 'not plain',
    content: emailContent,
  })

const PLAIN = [
  'a@b.dk',
  'kontor@cykler.example',
  "o'brien+np@mail.example.com",
  'FAX=+4570305050@fax.invalid',
  '+4570305050@fax.example',
  'x@xn--jgeva-dua.ee',
  `${'a'.repeat(64)}@example.com`,
]

test.each(PLAIN)('%j is one plain address', async (text) => {
  expect(isPlainEmailAddress(text)).toBe(true)
  expect(await packed(text)).toMatchObject({ to: text })
})

test.each(hostileAddresses.map((text) => [text.slice(0, 80), text] as const))(
  '%j is refused',
  async (_start, text) => {
    expect(isPlainEmailAddress(text)).toBe(false)
    expect(await packed(text)).toEqual({ fault: 'not plain' })
  },
)

test('a megabyte of anything is refused', () => {
  for (const piece of ['a', 'a.', '@', '.', '-', '(', '"\\'])
    expect(isPlainEmailAddress(piece.repeat(1_000_000))).toBe(false)
})
