import { describe, expect, test } from 'vitest'
import { mobilePorting, mobilePortings, poaFacts, singleNumbers } from '../testing/poa-facts.js'
import { type PrintedLine, readPdf, textOf } from '../testing/read-pdf.js'
import type { PoaPorting } from './facts.js'
import { readFonts } from './font.js'
import { numberRows } from './number-rows.js'
import { renderPoa } from './render-poa.js'

const fonts = readFonts()

async function printed(portings: readonly PoaPorting[]): Promise<PrintedLine[][]> {
  return (await readPdf(renderPoa(poaFacts({ portings }), fonts).bytes)).pages
}

function textsOf(lines: readonly PrintedLine[]) {
  return lines.map(({ text }) => text)
}

/** In the order in which the file has them, which is the order in which a program reads them out. */
function numbersOf(pages: readonly PrintedLine[][]) {
  return textsOf(pages.flat()).filter((text) => /^\+\d+$/.test(text))
}

/** Of the column "Antal", whose texts end where its head does. */
function countsOf(pages: readonly PrintedLine[][]) {
  return pages.flatMap((lines) => {
    const head = lines.find(({ text }) => text === 'Antal')
    const inColumn = lines.filter(
      ({ end, text }) => Math.abs(end - (head?.end ?? 0)) < 0.1 && /^[\d.]+$/.test(text),
    )
    return inColumn.map(({ text }) => Number(text.replace('.', '')))
  })
}

/** What stands of it in the table: no other text here is of its sign, but the owner's name, which begins further left. */
function customerNumberOf(lines: readonly PrintedLine[]) {
  const head = lines.find(({ text }) => text === 'Kundenr.')
  return textsOf(lines.filter(({ x, text }) => x === head?.x && text.startsWith('‱'))).join('')
}

function numbersIn(portings: readonly PoaPorting[]) {
  return portings.flatMap(({ numbers }) => numbers)
}

function agreement(count: number): PoaPorting[] {
  return [{ numbers: numbersIn(singleNumbers(count)), numberType: 'SIP' }]
}

const mixed = [
  ...mobilePortings(12),
  ...singleNumbers(400),
  ...singleNumbers(600, { numberType: 'MVNO' }),
  ...agreement(304),
  { numbers: Array.from({ length: 10 }, (_, index) => `+45${33_401_020 + index}`), numberType: 'SIP' },
] satisfies PoaPorting[]

describe('numbers that carry nothing but a number', () => {
  test.each([
    [150, 2],
    [500, 4],
    [10_000, 44],
  ])('%i: each once, in the order given, on %i pages', async (count, most) => {
    const portings = singleNumbers(count)
    const pages = await printed(portings)
    expect(numbersOf(pages)).toEqual(numbersIn(portings))
    expect(pages.length).toBeLessThanOrEqual(most)
  })

  test('their kind and date stand once above them, and again on each page', async () => {
    const pages = await printed(singleNumbers(300))
    const withNumbers = pages.filter((lines) => numbersOf([lines]).length > 0)
    expect(withNumbers.length).toBe(2)
    for (const lines of withNumbers) {
      const texts = textsOf(lines)
      for (const cell of ['Fastnet', 'Snarest']) expect(texts.filter((text) => text === cell)).toEqual([cell])
      expect(texts).toContain('Telefonnummer')
    }
    expect(withNumbers.map((lines) => textsOf(lines).find((text) => text.includes(' / ')))).toEqual([
      'Enkeltnumre / Single numbers',
      'Fortsat / Continued',
    ])
  })

  test.each([
    ['150 numbers', singleNumbers(150), 150, '150'],
    ['10,000 numbers', singleNumbers(10_000), 10_000, '10.000'],
    ['an agreement of 1,500', agreement(1500), 1500, '1.500'],
    ['rows, a series and two kinds', mixed, 1326, '1.326'],
  ])('of %s the counts of all pages add up to the grant’s', async (_, portings, count, granted) => {
    const pages = await printed(portings)
    expect(countsOf(pages).reduce((sum, one) => sum + one, 0)).toBe(count)
    expect(textOf(pages[0] ?? [])).toContain(`fuldmagt til at få ${granted} telefonnumre`)
    expect(textOf(pages[0] ?? [])).toContain(`to port ${granted.replace('.', ',')} telephone numbers`)
  })

  test.each([
    ['held by a page', []],
    ['cut by pages’ ends', [mobilePorting({ donorSimNumber: 'W'.repeat(32), donorCustomerId: 'K1' })]],
  ])('a customer number of many lines, %s, stands above them once', async (_, others) => {
    const donorCustomerId = '‱'.repeat(200)
    const owner = { ...poaFacts().owner, name: donorCustomerId }
    const portings = [...others, ...singleNumbers(10_000, { donorCustomerId })]
    const { pages } = await readPdf(renderPoa(poaFacts({ owner, portings }), fonts).bytes)
    expect(numbersOf(pages)).toEqual(numbersIn(portings))
    expect(pages.map(customerNumberOf).join('')).toBe(donorCustomerId)
  })

  test('one of a few lines stands with them on each page', async () => {
    const donorCustomerId = '‱'.repeat(25)
    const pages = await printed(singleNumbers(600, { donorCustomerId }))
    const withNumbers = pages.filter((lines) => numbersOf([lines]).length > 0)
    expect(withNumbers.length).toBeGreaterThan(2)
    expect(withNumbers.map(customerNumberOf)).toEqual(withNumbers.map(() => donorCustomerId))
  })

  test('a row that no page holds says on the next that it goes on', async () => {
    const donorCustomerId = '‱'.repeat(200)
    const sim = { donorSimNumber: 'W'.repeat(32), numberType: 'MVNO' } as const
    const pages = await printed(singleNumbers(3, { donorCustomerId, ...sim }))
    const starts = textsOf(pages.flat()).filter((text) => /^(\+|Fortsat)/.test(text))
    const continued = 'Fortsat / Continued'
    expect(starts).toEqual(['+4570300000', continued, '+4570300007', continued, '+4570300014', continued])
  })

  test.each([4, 5, 6, 7, 150, 301])(
    '%i are signed in 10 points, in columns that nothing touches',
    async (count) => {
      for (const lines of await printed(singleNumbers(count))) {
        const numbers = lines.filter(({ text }) => /^\+\d+$/.test(text))
        expect(numbers.filter(({ sizePt, end }) => sizePt < 10 || end > 190)).toEqual([])
        const rights = new Map<number, number>()
        for (const { y, x, end } of numbers.toSorted((one, other) => one.x - other.x)) {
          const height = Math.round(y * 10)
          expect(x - (rights.get(height) ?? 0)).toBeGreaterThan(4)
          rights.set(height, end)
        }
      }
    },
  )

  test('a row above numbers is never alone at the end of a page', async () => {
    for (let rows = 15; rows <= 30; rows++) {
      const pages = await printed([...mobilePortings(rows), ...singleNumbers(12)])
      for (const lines of pages) {
        const texts = textsOf(lines)
        const above = texts.findIndex((text) => /^(Enkeltnumre|Fortsat) \//.test(text))
        const numbers = texts.filter((text) => text.startsWith('+457'))
        expect([rows, above >= 0]).toEqual([rows, numbers.length > 0])
      }
    }
  })

  test('numbers of 15 digits have room, too', async () => {
    const portings = Array.from(
      { length: 40 },
      (_, index): PoaPorting => ({
        numbers: [`+${299_123_456_789_012 + 2 * index}`],
        numberType: 'SIP',
      }),
    )
    const pages = await printed(portings)
    expect(numbersOf(pages)).toEqual(numbersIn(portings))
    expect(pages.flat().filter(({ end }) => end > 190)).toEqual([])
  })
})

describe('rows', () => {
  const shape = (portings: readonly PoaPorting[]) =>
    numberRows(portings).map(({ numbers, count, type, customerId, date, beneath }) =>
      [numbers, count, type, customerId, date, beneath?.length ?? 0].join(' | '),
    )

  test('what has facts of its own keeps its row, and stands first', () => {
    const portings = [
      ...singleNumbers(5),
      ...mobilePortings(1),
      ...singleNumbers(1, { donorCustomerId: 'K1' }),
    ]
    expect(shape(portings)).toEqual([
      '+4520000000 | 1 | Mobil | K18000 | Snarest | 0',
      '+4570300000 | 1 | Fastnet | K1 | Snarest | 0',
      'Enkeltnumre / Single numbers | 5 | Fastnet |  | Snarest | 5',
    ])
  })

  test('columns hold only numbers of the same kind, customer number and date', () => {
    const portings = [
      ...singleNumbers(4),
      ...singleNumbers(4, { numberType: 'MVNO' }),
      ...singleNumbers(4, { donorCustomerId: 'K1' }),
      ...singleNumbers(4, { requestedDate: '2026-12-01' }),
    ]
    expect(shape(portings)).toEqual([
      'Enkeltnumre / Single numbers | 4 | Fastnet |  | Snarest | 4',
      'Enkeltnumre / Single numbers | 4 | Mobil |  | Snarest | 4',
      'Enkeltnumre / Single numbers | 4 | Fastnet | K1 | Snarest | 4',
      'Enkeltnumre / Single numbers | 4 | Fastnet |  | 01.12.2026 | 4',
    ])
  })

  test('two or three are rows', () => {
    expect(shape(singleNumbers(3)).length).toBe(3)
  })

  test('of one agreement: main number, series, then the other numbers in columns of its own', () => {
    const others = numbersIn(singleNumbers(6))
    const series = ['+4533000000', '+4533000001', '+4533000002']
    const rows = numberRows([
      {
        numbers: ['+4599999999', ...others.toReversed(), ...series],
        numberType: 'SIP',
        donorCustomerId: 'K1',
      },
      ...singleNumbers(4),
    ])
    expect(rows.map(({ numbers, endsPorting, beneath }) => ({ numbers, endsPorting, beneath }))).toEqual([
      { numbers: '+4599999999', endsPorting: false, beneath: undefined },
      { numbers: '+4533000000 – +4533000002', endsPorting: false, beneath: undefined },
      { numbers: 'Øvrige numre / Other numbers', endsPorting: true, beneath: others },
      { numbers: 'Enkeltnumre / Single numbers', endsPorting: true, beneath: numbersIn(singleNumbers(4)) },
    ])
  })
})
