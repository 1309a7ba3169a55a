import { describe, expect, test } from 'vitest'
import { mobilePorting, mobilePortings, poaFacts, singleNumbers } from '../testing/poa-facts.js'
import { type PrintedLine, readPdf } from '../testing/read-pdf.js'
import type { PoaFacts, PoaPorting } from './facts.js'
import { readFonts } from './font.js'
import { numberRows } from './number-rows.js'
import { renderPoa } from './render-poa.js'

const valueX = 68
const issuerX = 20
const donorX = 109
const fonts = readFonts()

async function printed(facts: PoaFacts, options?: { withCodes: boolean }) {
  return readPdf(renderPoa(facts, fonts).bytes, options)
}

/** What stands in the values' column, its lines joined. */
function valuesOf(lines: readonly PrintedLine[], column = valueX) {
  return lines
    .filter(({ x, sizePt }) => Math.abs(x - column) < 0.01 && sizePt === 10)
    .map(({ text }) => text)
    .join('')
}

/** The lines joined with what they were broken at. */
function joined(pages: readonly PrintedLine[][]) {
  return pages
    .flat()
    .map(({ text }) => text)
    .join('')
}

const names = [
  'Blåbærgrød ÆØÅ og Æbleskiver åøæ',
  'Łódź Żółć Sp. z o.o.',
  'Çağrı Şimşek Ğ İ ı',
  'Ωμέγα Αλέξανδρος ΑΕ',
  'Ђорђе Љубомир Щедрин',
  'Nguyễn Văn Đỗ Ðuríður Þór',
  "O'Brien & Søn’s “Gård” – 50 % €",
  ') >> /OpenAction << /S /JavaScript /JS (app.alert(1)) >> (\\',
  '{{7*7}} ${7*7} <script>alert(1)</script> <!--',
  '⁄‰ ĩ Ŝ ģ ŏ Ĩ \\\\ \\( \\) [ ] { }',
  ' leading, two  spaces, no\u00a0break, trailing ',
  '12345 (6789) +45 -1 = 7,5.3:1/2',
]

describe('every printed field reads back as given', () => {
  test.each(names)('%s', async (name) => {
    const owner = {
      name,
      address: `${name}\n2. ${name}`,
      zip: '5970',
      city: name,
      state: name,
      country: name,
      vatNumber: name,
    }
    const facts = poaFacts({ owner, donor: { name, cpsCode: '01003' } })
    const { pages } = await printed({
      ...facts,
      portings: [mobilePorting({ donorCustomerId: name })],
    })
    expect(valuesOf(pages[0] ?? [])).toBe(
      `${name}${name}2. ${name}5970 ${name}${name}${name}CVR-/momsnr. ${name}`,
    )
    expect(valuesOf(pages.flat(), issuerX)).toContain('Modtagende operatørTelecomx ApSCPS-kode 01642')
    expect(valuesOf(pages.flat(), donorX)).toBe(`Afgivende operatør${name}CPS-kode 01003`)
    expect(joined(pages)).toContain(`flyttet fra ${name} til Telecomx ApS.`)
  })

  test('every character that can be printed, in both weights', async () => {
    const characters = [...fontsCharacters()]
    for (let start = 0; start < characters.length; start += 300) {
      const text = `a${characters.slice(start, start + 300).join('')}b`
      const { pages } = await printed(poaFacts({ owner: { ...poaFacts().owner, name: text, state: text } }))
      expect(valuesOf(pages.flat())).toContain(`${text}Strandvejen 118, 2. sal5970 Ærøskøbing${text}Danmark`)
    }
  })

  test('reference, porting code, issue time in Danish local time, issuer and dates', async () => {
    const summer = poaFacts({
      issuedAt: '2026-06-30T22:05:00Z',
      portings: [
        { numbers: ['+4570305050'], numberType: 'SIP', requestedDate: '2026-12-01' },
        { numbers: ['+4570305051'], numberType: 'SIP', requestedDate: '2026-12-01T23:30:00.000Z' },
      ],
    })
    const lines = (await printed(summer)).pages.flat().map(({ text }) => text)
    expect(lines).toEqual(expect.arrayContaining(['64f0c2a91be37d5508aa41c7', 'X1234567890']))
    expect(lines).toContain('1. juli 2026 kl. 00.05')
    expect(lines).toEqual(expect.arrayContaining(['01.12.2026', '02.12.2026']))
    expect(lines.join('')).toContain(
      'Den underskrevne fuldmagt sendes til Telecomx ApS, Sankt Annæ Plads 13, 1250 København K, ' +
        'portering@example.dk. Spørgsmål: telefon +45 70 30 50 50.',
    )
    expect(lines.join('')).toContain(
      'Return the signed document to Telecomx ApS, Sankt Annæ Plads 13, 1250 København K, ' +
        'portering@example.dk. Questions: telephone +45 70 30 50 50.',
    )
  })

  test.each([
    ['a code by its Danish name, with the English in small type', 'DE', 'Tyskland', ['Germany']],
    [
      'a long name above its English',
      'TF',
      'De Franske Besiddelser i Det Sydlige Indiske Ocean og Antarktis',
      ['French Southern Territories'],
    ],
    ['a name as given', 'Deutschland', 'Deutschland', []],
    ['what is no country’s code as given', 'ZZ', 'ZZ', []],
  ])('the owner’s country: %s', async (_, country, da, en) => {
    const { pages } = await printed(poaFacts({ owner: { ...poaFacts().owner, country } }))
    expect(valuesOf(pages.flat())).toContain(`5970 Ærøskøbing${da}CVR-/momsnr. 12345674`)
    expect(
      overlaps(pages.flat()).concat(
        pages
          .flat()
          .filter(({ end }) => end > 190.1)
          .map(({ text }) => [text]),
      ),
    ).toEqual([])
    const texts = pages.flat().map(({ text }) => text)
    for (const name of en) expect(texts).toContain(name)
  })

  test('MitID is spoken of only where it can be used', async () => {
    expect(joined((await printed(poaFacts({ mitId: true }))).pages)).toContain(
      'Fuldmagten kan underskrives med MitID, når der er sendt et link.',
    )
    expect(joined((await printed(poaFacts())).pages)).not.toContain('MitID')
  })

  test('a missing address, town or CVR number is left open to fill in, a given one is not', async () => {
    const open = joined((await printed(poaFacts({ owner: { name: 'Ærø' } }))).pages)
    expect(open).toMatch(/Adresse.*Postnr\..*By.*CVR-\/momsnr\./)
    expect(joined((await printed(poaFacts())).pages)).not.toContain('Postnr.')
    const half = joined((await printed(poaFacts({ owner: { name: 'Ærø', city: 'Marstal' } }))).pages)
    expect(half).toContain('Postnr.')
    expect(half).not.toContain('By')
  })
})

describe('numbers', () => {
  test.each([
    [1, '1 telefonnummer'],
    [2, '2 telefonnumre'],
    [20, '20 telefonnumre'],
    [500, '500 telefonnumre'],
    [5000, '5.000 telefonnumre'],
  ])('%i: each stands once, with its SIM and customer number', async (count, counted) => {
    const portings = mobilePortings(count)
    const { pages } = await printed(poaFacts({ portings }))
    expect(numbersOf(pages)).toEqual(portings.flatMap(({ numbers }) => numbers))
    const cells = new Set(pages.flat().map(({ text }) => text))
    for (const porting of portings) {
      expect(cells.has(porting.donorSimNumber ?? '') && cells.has(porting.donorCustomerId ?? '')).toBe(true)
    }
    expect(joined(pages)).toContain(`fuldmagt til at få ${counted} flyttet fra`)
  })

  test('runs of one porting are collapsed, the main number stays first', () => {
    const rows = numberRows([
      { numbers: ['+4570305059', '+4570305050', '+4570305052', '+4570305051'], numberType: 'SIP' },
      { numbers: ['+4570305060'], numberType: 'SIP' },
      { numbers: ['+4599999999', '+4510000001', '+45100000010', '+4510000002'], numberType: 'MVNO' },
    ])
    expect(rows.map(({ numbers, count, type, endsPorting }) => [numbers, count, type, endsPorting])).toEqual([
      ['+4570305059', '1', 'Fastnet', false],
      ['+4570305050 – +4570305052', '3', 'Fastnet', true],
      ['+4570305060', '1', 'Fastnet', true],
      ['+4599999999', '1', 'Mobil', false],
      ['+4510000001 – +4510000002', '2', 'Mobil', false],
      ['+45100000010', '1', 'Mobil', true],
    ])
  })

  test('a series stands in full with its count', async () => {
    const numbers = Array.from({ length: 1000 }, (_, index) => `+45${70_300_000 + index}`)
    const { pages } = await printed(poaFacts({ portings: [{ numbers, numberType: 'SIP' }] }))
    expect(numbersOf(pages)).toEqual(numbers)
    expect(pages.flat().map(({ text }) => text)).toEqual(
      expect.arrayContaining(['1.000', 'Fastnet', 'Snarest']),
    )
  })
})

const series: PoaPorting = {
  numbers: Array.from({ length: 10 }, (_, index) => `+45${70_305_050 + index}`),
  numberType: 'SIP',
}

describe('pages', () => {
  test('each has its number, reference, porting code, QR code and the table its head', async () => {
    const { pages, codes } = await printed(poaFacts({ portings: mobilePortings(200) }), { withCodes: true })
    expect(pages.length).toBeGreaterThan(3)
    expect(codes).toEqual(pages.map(() => 'X1234567890'))
    pages.forEach((lines, index) => {
      const texts = lines.map(({ text }) => text)
      expect(texts).toContain(`Side ${index + 1} af ${pages.length} / Page ${index + 1} of ${pages.length}`)
      expect(texts).toContain('Reference 64f0c2a91be37d5508aa41c7')
      expect(texts).toContain('Porteringskode X1234567890')
      const heads = texts.filter((text) => text === 'Telefonnummer').length
      expect(heads).toBe(numbersOf([lines]).length > 0 ? 1 : 0)
    })
  })

  test('consent and signature share a page, whatever the number of rows', async () => {
    for (let count = 1; count <= 45; count++) {
      const { pages } = await printed(poaFacts({ mitId: true, portings: mobilePortings(count) }))
      const last = pages.at(-1)?.map(({ text }) => text) ?? []
      expect(last).toEqual(
        expect.arrayContaining([
          'Samtykke og vilkår',
          'Sted',
          'Dato',
          'Underskrift',
          'Navn med blokbogstaver',
          'Stilling',
        ]),
      )
    }
  })

  test('the page that is signed says what is granted, wherever the list ends', async () => {
    for (const portings of [mobilePortings(1), mobilePortings(30), mobilePortings(41), singleNumbers(150)]) {
      const { pages } = await printed(poaFacts({ portings }))
      const count = portings.length === 1 ? '1 telefonnummer' : `${portings.length} telefonnumre`
      expect(joined(pages.slice(-1))).toContain(`at få ${count} flyttet fra Fjernnet A/S`)
    }
  })

  test.each([
    ['three landline agreements', singleNumbers(3)],
    ['a series and four mobile numbers', [series, ...mobilePortings(4)]],
    ['six mobile numbers', mobilePortings(6)],
  ])('a short list and the signature share a page: %s', async (_, portings) => {
    const owner = { ...poaFacts().owner, address: 'Strandvejen 118\n2. sal' }
    expect((await printed(poaFacts({ owner, mitId: true, portings }))).pages.length).toBe(1)
  })
})

describe('long text', () => {
  const long = 'Interessentskabet Bjerregård, Ðuríðardóttir & Łódź '.repeat(4).slice(0, 200)
  const unbroken = 'W'.repeat(200)
  const address = 'Vestergade 12, stuen til venstre, '.repeat(15).slice(0, 500)

  test.each([
    ['names', { owner: { name: long, address, city: long }, donor: { name: unbroken, cpsCode: '01003' } }],
    [
      'a name of the widest characters, over many pages',
      {
        owner: { name: '‱'.repeat(200), address, zip: unbroken, city: long, state: long, country: 'TF' },
        portings: [...mobilePortings(60), ...singleNumbers(400)],
      },
    ],
    ['words', { owner: { name: unbroken, address: 'M'.repeat(500), zip: unbroken, vatNumber: unbroken } }],
    ['an address of 250 lines', { owner: { name: 'Ærø', address: 'a\n'.repeat(250) } }],
    [
      'an issuer',
      { issuer: { name: unbroken, cpsCode: '01642', address, email: unbroken, phone: '+45 70 30 50 50' } },
    ],
    ['cells', { portings: [mobilePorting({ donorCustomerId: unbroken, donorSimNumber: '9'.repeat(80) })] }],
    ['a cell longer than a page', { portings: [mobilePorting({ donorCustomerId: 'W'.repeat(900) })] }],
    [
      'series',
      { portings: [{ numbers: ['+123456789012345', '+123456789012346'], numberType: 'SIP' as const }] },
    ],
  ])('%s: inside the margins, nothing over anything', async (_, changes) => {
    const { pages } = await printed(poaFacts(changes))
    for (const lines of pages) {
      for (const line of lines) {
        expect([line.text, line.x > 19.9, line.end < 190.1, line.y > 17, line.y < 288]).toEqual([
          line.text,
          true,
          true,
          true,
          true,
        ])
      }
      expect(lines.filter((line) => line.y > 268).length).toBe(3)
      expect(overlaps(lines)).toEqual([])
    }
  })

  test('beside a cell that takes all room, no other is broken', async () => {
    const portings = [
      mobilePorting({ donorCustomerId: unbroken }),
      { numbers: ['+4570305059', '+4570305050', '+4570305051'], numberType: 'SIP' as const },
    ]
    const cells = (await printed(poaFacts({ portings }))).pages.flat().map(({ text }) => text)
    const whole = ['Fastnet', 'Mobil', '8945000000000000000', '+4570305050 – +4570305051']
    expect(cells).toEqual(expect.arrayContaining(whole))
  })

  test('reads back in full', async () => {
    const owner = { ...poaFacts().owner, name: long, address, city: unbroken }
    const { pages } = await printed(poaFacts({ owner }))
    expect(valuesOf(pages.flat())).toContain(`${long}${address}5970 ${unbroken}Danmark`)
  })
})

/** Numbers in the order printed, series written out. */
function numbersOf(pages: readonly PrintedLine[][]) {
  return pages.flat().flatMap(({ text }) => {
    const [, first, last = first] = /^(\+\d+)(?: – (\+\d+))?$/.exec(text) ?? []
    if (!first) return []
    return Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) => `+${Number(first) + index}`)
  })
}

function overlaps(lines: readonly PrintedLine[]) {
  return lines.flatMap((one, index) =>
    lines
      .slice(index + 1)
      .filter((other) => one.x < other.end && other.x < one.end && Math.abs(one.y - other.y) < 3)
      .map((other) => [one.text, other.text]),
  )
}

function fontsCharacters() {
  return fonts.regular.codePoints().map((code) => String.fromCharCode(code))
}
