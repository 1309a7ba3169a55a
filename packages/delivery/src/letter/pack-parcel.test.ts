import { isPlainEmailAddress } from '@telecomx/validation'
import PostalMime from 'postal-mime'
import { expect, test } from 'vitest'
import type { Parcel } from '../courier/courier.js'
import { hostileAddresses, sampleParcel } from '../testing/parcels.js'
import { packParcel } from './pack-parcel.js'
import { emailContent } from './compose-message.js'

/** As addresses come out of a template: what it says is not believed. */
const packed = (recipient: string, shownRecipients?: Parcel['shownRecipients']) =>
  packParcel(sampleParcel({ recipient, shownRecipients }), {
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
  expect(packed(text)).toMatchObject({ to: text })
})

test.each(hostileAddresses.map((text) => [text.slice(0, 80), text] as const))(
  '%j is refused',
  async (_start, text) => {
    expect(isPlainEmailAddress(text)).toBe(false)
    expect(packed(text)).toEqual({ fault: 'not plain' })
  },
)

test('a megabyte of anything is refused', () => {
  for (const piece of ['a', 'a.', '@', '.', '-', '(', '"\\'])
    expect(isPlainEmailAddress(piece.repeat(1_000_000))).toBe(false)
})

const [main, copy] = ['kontor@cykler.example', 'bogholder@cykler.example']

test.each([
  ['the recipient', main],
  ['who gets a copy', copy],
])('To and Cc show the same to %s, and the message goes to that one alone', async (_who, recipient) => {
  const made = packed(recipient, { to: main, cc: [copy, 'chef@cykler.example'] })
  expect(made).toMatchObject({ to: recipient })
  const mail = await PostalMime.parse('message' in made ? made.message : '')
  expect(mail.to?.map(({ address }) => address)).toEqual([main])
  expect(mail.cc?.map(({ address }) => address)).toEqual([copy, 'chef@cykler.example'])
  expect(mail.bcc).toBeUndefined()
})

test.each(hostileAddresses.map((text) => [text.slice(0, 80), text] as const))(
  '%j is refused among the shown recipients',
  async (_start, text) => {
    expect(packed(main, { to: main, cc: [copy, text] })).toEqual({ fault: 'not plain' })
    expect(packed(main, { to: text, cc: [main] })).toEqual({ fault: 'not plain' })
  },
)

test('a recipient who is not shown is refused: nobody gets a copy that the others cannot see', async () => {
  expect(packed('secret@cykler.example', { to: main, cc: [copy] })).toEqual({ fault: 'not plain' })
})
