import { deliveryLetters, portingStages, refusalReasons, rejectionReasons } from '@telecomx/validation'
import PostalMime from 'postal-mime'
import { describe, expect, it, test } from 'vitest'
import type { LetterFacts, LetterName } from '../courier/letter-content.js'
import type { Language, Parcel } from '../courier/courier.js'
import { bytesOf, sampleDocument, sampleParcel } from '../testing/parcels.js'
import { waysOut } from '../ways-out.js'
import { composeMessage } from './compose-message.js'
import { packParcel } from './pack-parcel.js'

const SENDER = { name: 'Telecom X', address: 'np@telecomx.example' }
const parse = async (change: Partial<Parcel>) => {
  const parcel = sampleParcel(change)
  const packing = { sender: SENDER, content: waysOut[parcel.method].content }
  return PostalMime.parse(composeMessage(parcel, packing, { to: 'a@b.example', cc: [] }))
}

const named = { numbers: ['+4533254170', '+4533254171', '+4533254172', '+4570305050'], numberCount: 16 }
const facts: LetterFacts = {
  POA: {},
  REMINDER: {},
  DONOR: {
    ...named,
    operator: '01010',
    donorName: 'Nordkabel A/S',
    ownerName: 'Brødrene Ærø ApS',
    portingCode: 'X0123456789',
    toDonor: true,
  },
  PROGRESS: {
    ...named,
    stage: 'IN_CONFIRMED',
    date: '2026-12-10',
    customerName: 'Brødrene Ærø ApS',
    isForCustomer: true,
  },
  SIGN_IN: { link: `https://porting.example/desk/sign-in#${'aB-_'.repeat(10)}x&<` },
  COPY_REFUSED: {
    reason: 'NUMBERS_MISSING',
    message: 'Side 2 mangler.',
    portingCode: 'X0123456789',
    donorName: 'Nordkabel A/S',
    filename: 'scan 1.pdf',
  },
}
const parcelOf = (letter: LetterName, language: Language, change: object = {}) =>
  ({
    letter,
    language,
    facts: { ...facts[letter], ...change },
    contactName: letter === 'DONOR' ? undefined : 'Åse Smørup',
    documents: letter === 'POA' || letter === 'REMINDER' ? [sampleDocument()] : [],
    signedCopies: letter === 'DONOR' ? [{ type: 'PDF', bytes: Buffer.from('%PDF-1.4') }] : [],
  }) as Partial<Parcel>

/** Only OTHER cannot go without one. */
const remarkOn = (reason: string) => ({
  message: reason === 'OTHER' ? 'Ejeren står med sit gamle navn.' : undefined,
})

const languages: readonly Language[] = ['da', 'en']

describe.each(languages)('what letters say in %s', (language) => {
  test.each(deliveryLetters)('%s', async (letter) => {
    const mail = await parse(parcelOf(letter, language))
    await expect(`${mail.subject}\n\n${mail.text}`).toMatchFileSnapshot(`texts/${letter}.${language}.txt`)
  })

  it('of each stage, to the customer and to who follows it', async () => {
    const texts: string[] = []
    for (const stage of portingStages)
      for (const isForCustomer of [true, false]) {
        const date = stage === 'IN_CONFIRMED' ? '2026-12-10' : undefined
        const mail = await parse(parcelOf('PROGRESS', language, { stage, date, isForCustomer }))
        texts.push(`${mail.subject}\n\n${mail.text}`)
      }
    await expect(texts.join('\n---\n\n')).toMatchFileSnapshot(`texts/stages.${language}.txt`)
  })

  it('of each reason of a donor, and of each reason of the review', async () => {
    const texts: string[] = []
    for (const reason of rejectionReasons)
      texts.push(
        (await parse(parcelOf('PROGRESS', language, { stage: 'IN_REJECTED', date: undefined, reason })))
          .text ?? '',
      )
    for (const reason of refusalReasons)
      texts.push(
        (await parse(parcelOf('COPY_REFUSED', language, { reason, ...remarkOn(reason) }))).text ?? '',
      )
    await expect(texts.join('\n---\n\n')).toMatchFileSnapshot(`texts/reasons.${language}.txt`)
  })

  test('a refused copy that no porting waits for asks for no other', async () => {
    const { text = '' } = await parse(parcelOf('COPY_REFUSED', language, { isWaiting: false }))
    expect(text.replaceAll(/\s+/g, ' ')).toContain(
      { da: 'så du behøver ikke sende en ny', en: 'you need not send another one' }[language],
    )
    expect(text).not.toMatch(/Scan|Send the file|Send filen/)
  })

  test.each(deliveryLetters)(
    '%s as HTML holds what its plain text holds, and fetches nothing',
    async (letter) => {
      const { text = '', html = '' } = await parse(parcelOf(letter, language))
      const shown = visible(html)
      const words = text.split(/\s+/).filter((word) => /^\p{L}{3,}$/u.test(word))
      expect(words.filter((word) => !shown.includes(word))).toEqual([])
      expect(html).not.toMatch(/https?:|src=|url\(|<link|<img|<script|@import/i)
    },
  )
})

describe.each(languages)('a sign-in link in %s', (language) => {
  const { link } = facts.SIGN_IN

  it('says whom it signs in, and how long it is good', async () => {
    const mail = await parse(parcelOf('SIGN_IN', language))
    await expect(`${mail.subject}\n\n${mail.text}`).toMatchFileSnapshot(`texts/SIGN_IN.${language}.txt`)
  })

  it('stands whole in plain text and in HTML, as what is pressed and to be copied, and nothing is fetched', async () => {
    const { text = '', html = '' } = await parse(parcelOf('SIGN_IN', language))
    expect(text).toContain(`\n${link}\n`)
    const escaped = link.replace('&', '&amp;').replace('<', '&lt;')
    expect(html).toContain(`href="${escaped}"`)
    expect(html).toContain(`>${escaped}<`)
    expect(html).not.toMatch(/src=|url\(|<link|<img|<script|@import/i)
  })
})

describe('names are text in every letter', () => {
  const hostile = `A\r\nBcc: evil@evil.example\u202E<script>alert(1)</script>`
  test.each(deliveryLetters)('%s', async (letter) => {
    const change = {
      donorName: hostile,
      ownerName: hostile,
      customerName: hostile,
      filename: hostile,
      message: hostile,
      portingCode: hostile,
    }
    const mail = await parse({
      ...parcelOf(letter, 'da', change),
      customerName: hostile,
      contactName: hostile,
    })
    const control = await parse(parcelOf(letter, 'da'))
    expect(mail.headers.map(({ key }) => key)).toEqual(control.headers.map(({ key }) => key))
    expect(mail.html).not.toContain('<script')
    expect([mail.subject, mail.text, mail.html].join('')).not.toMatch(/\u202E/)
    expect(mail.text).not.toMatch(/^Bcc/m)
  })
})

describe('what goes along', () => {
  const copies = [
    { type: 'PDF', bytes: Buffer.from('%PDF-1.4') },
    { type: 'JPG', bytes: Buffer.from([0xff, 0xd8, 0xff]) },
    { type: 'PNG', bytes: Buffer.from([0x89, 0x50]) },
  ] as const

  it('signed copies have good names and their own types, byte for byte', async () => {
    const { attachments } = await parse({ ...parcelOf('DONOR', 'da'), signedCopies: copies })
    expect(attachments.map(({ filename, mimeType }) => [filename, mimeType])).toEqual([
      ['Fuldmagt-Nordkabel-A-S-X0123456789-underskrevet.pdf', 'application/pdf'],
      ['Fuldmagt-Nordkabel-A-S-X0123456789-underskrevet-2.jpg', 'image/jpeg'],
      ['Fuldmagt-Nordkabel-A-S-X0123456789-underskrevet-3.png', 'image/png'],
    ])
    for (const [index, { bytes }] of copies.entries())
      expect(bytesOf(attachments[index]?.content).equals(bytes)).toBe(true)
  })

  const packed = (change: Partial<Parcel>) =>
    packParcel(sampleParcel(change), {
      method: change.method ?? 'EMAIL',
      sender: SENDER,
      address: () => 'a@b.example',
      recipientFault: 'not plain',
      content: waysOut.EMAIL.content,
    })

  it('a picture does not leave by fax, and leaves as it is by e-mail', async () => {
    const donor = { ...parcelOf('DONOR', 'da'), signedCopies: copies.slice(0, 2) }
    expect(packed({ ...donor, method: 'FAX' })).toEqual({ fault: 'a picture does not go by fax' })
    expect(packed(donor)).toHaveProperty('message')
  })

  test.each([
    ['POA', 'there are no documents to send'],
    ['REMINDER', 'there are no documents to send'],
    ['DONOR', 'there is no signed copy to send'],
  ] as const)('%s does not leave without it', async (letter, fault) => {
    expect(packed({ ...parcelOf(letter, 'da'), documents: [], signedCopies: [] })).toEqual({ fault })
  })

  test.each(['PROGRESS', 'COPY_REFUSED'] as const)('%s needs nothing', async (letter) => {
    expect(packed(parcelOf(letter, 'da'))).toHaveProperty('message')
    expect((await parse(parcelOf(letter, 'da'))).attachments).toEqual([])
  })
})

test('a signed copy by fax: who it is for, and the same facts', async () => {
  const fax = await parse({ ...parcelOf('DONOR', 'da'), method: 'FAX', recipient: '+4570101010' })
  expect(fax.html).toBeUndefined()
  expect(fax.text).toMatch(/^Til: Nordkabel A\/S\nFra: Telecom X\n\nUnderskrevet fuldmagt/)
  for (const words of [
    'X0123456789',
    'Brødrene Ærø ApS',
    'Telecom X (CPS 01234)',
    '+45 33 25 41 70 – +45 33 25 41 72',
  ])
    expect(fax.text).toContain(words)
})

test.each([
  ['da', 'og 1.196 til'],
  ['en', 'and 1,196 more'],
] as const)(
  'numbers stand on one line each, and their count as people write it, in %s',
  async (language, more) => {
    const { text, html } = await parse(parcelOf('PROGRESS', language, { numberCount: 1200 }))
    expect(text).toContain(more)
    expect(html).toContain('<span style="white-space:nowrap">+45 70 30 50 50</span>')
  },
)

test('a reminder by fax says, too, what to do when the copy is on its way', async () => {
  const fax = await parse({ ...parcelOf('REMINDER', 'da'), method: 'FAX', recipient: '+4570101010' })
  expect(fax.text).toContain('Har du lige sendt den, kan du se bort fra denne påmindelse.')
})

test('a signed copy for somebody else than the donor asks nothing of them, and says why it came', async () => {
  const mail = await parse(parcelOf('DONOR', 'da', { toDonor: false }))
  expect(mail.text).not.toContain('besked snarest')
  expect(mail.text).toContain('bedt om at få fuldmagten sendt til dig')
})

/** The page's text as a reader sees it. */
function visible(html: string): string {
  return html.slice(html.indexOf('<body')).replace(/<[^>]*>/g, ' ')
}
