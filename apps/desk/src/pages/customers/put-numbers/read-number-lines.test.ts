import { requiredNumberList } from '@telecomx/client/schemas'
import { describe, expect, test } from 'vitest'
import { readNumberLines } from './read-number-lines.js'

const today = '2026-11-28'
const read = (text: string) => readNumberLines(text, today)
const named = (text: string) => read(text).flatMap(({ entries }) => entries.map(({ written }) => written))
const faults = (text: string) =>
  read(text).flatMap(({ line, faults }) => faults.map(({ what, about }) => [line, what, about]))

describe('numbers as people have them', () => {
  test.each([
    ['one to a line', '33254150\n33 25 41 51', ['+4533254150', '+4533254151']],
    ['with +45 and 0045', '+45 33 25 41 50\n004533254151', ['+4533254150', '+4533254151']],
    ['parted by commas', '33254150, 33254151,33 25 41 52', ['+4533254150', '+4533254151', '+4533254152']],
    ['parted by semicolons', '33254150; 33254151', ['+4533254150', '+4533254151']],
    ['parted by blanks', '33254150 33254151', ['+4533254150', '+4533254151']],
    [
      'parted by slashes and words',
      '33254150 / 33254151 og 33254152',
      ['+4533254150', '+4533254151', '+4533254152'],
    ],
    ['a series by its last digits', '33254150-79', ['+4533254150-+4533254179']],
    ['a series with blanks', '33 25 41 50 – 33 25 41 79', ['+4533254150-+4533254179']],
    ['a series in words', '33254150 til 33254159', ['+4533254150-+4533254159']],
    ['of Excel, with no-break blanks', '33\u00a025\u00a041\u00a050\t', ['+4533254150']],
    [
      'bullets',
      '- 33254150\n• 33254151\n* 33254152\n1. 33254153\n2) 33254154',
      ['+4533254150', '+4533254151', '+4533254152', '+4533254153', '+4533254154'],
    ],
    [
      'quoted in a mail, with labels',
      '> Tlf.: 33254150\n> Fax: 33 25 41 51 (kontoret)',
      ['+4533254150', '+4533254151'],
    ],
    [
      'in a sentence',
      'Hej Lone\n\nVi vil gerne flytte 33254150, 33254151 og 33254160-69.\n\nMvh Åse',
      ['+4533254150', '+4533254151', '+4533254160-+4533254169'],
    ],
    ['of another country', '+46 8 123 456 78', ['+46812345678']],
  ])('%s', (_what, text, numbers) => {
    expect(faults(text)).toEqual([])
    expect(named(text)).toEqual(numbers)
  })

  test('a series counts its numbers', () => {
    expect(read('33254150-79')[0]?.entries[0]?.numbers).toHaveLength(30)
  })

  test('lines are those of the text, empty ones and headings counted', () => {
    expect(read('Nummer\n\n33254150\nHilsen\n33254151').map(({ line }) => line)).toEqual([3, 5])
  })
})

describe('columns', () => {
  const facts = (text: string) =>
    read(text).map(({ entries, donorSimNumber, donorCustomerId, requestedDate }) => [
      entries.map(({ written }) => written).join(),
      donorSimNumber,
      donorCustomerId,
      requestedDate,
    ])
  const whole = ['+4520304050', '8945121234567890123F', 'K-17', '2026-12-01']

  test.each([
    ['as they look', '20304050\t8945121234567890123F\tK-17\t01-12-2026'],
    ['in any order behind the number', 'Åse\t20304050\t1/12-2026\tK-17\t8945 1212 3456 7890 123F'],
    ['of a CSV', '20304050;8945121234567890123F;K-17;2026-12-01'],
    [
      'by Danish headings',
      'Dato\tKundenr.\tICC-nummer\tTelefonnummer\n1.12.2026\tK-17\t8945121234567890123F\t20304050',
    ],
    [
      'by English headings',
      'Phone number,Customer number,SIM,Date\n20304050,K-17,8945121234567890123F,01/12/26',
    ],
  ])('%s', (_what, text) => {
    expect(faults(text)).toEqual([])
    expect(facts(text)).toEqual([whole])
  })

  test('by headings a customer number may look like a phone number', () => {
    expect(facts('Nummer\tKundenummer\n33254150\t33254151')).toEqual([
      ['+4533254150', undefined, '33254151', undefined],
    ])
  })

  test.each([
    ['Ærøvej 3, 20401021', ['Ærøvej 3']],
    ['Ærøvej 3\t5970 Ærøskøbing\t20401021', ['Ærøvej 3', '5970 Ærøskøbing']],
    ['20401021; lokale 12', ['lokale 12']],
  ])('%j: the number is understood, and what stands beside it is told', (text, unused) => {
    expect(faults(text)).toEqual([])
    expect(named(text)).toEqual(['+4520401021'])
    expect(read(text)[0]?.notes).toEqual(unused.map((about) => ({ what: 'unused', about })))
  })

  test.each(['33113061', '8945121234567', '89451212345678901234567'])(
    '%s is no ICC, and that is told',
    (icc) => {
      expect(read(`Nummer;ICC\n20304050;${icc}`)[0]).toMatchObject({
        donorSimNumber: icc,
        faults: [],
        notes: [{ what: 'notAnIcc', about: icc }],
      })
    },
  )

  test.each(['894512123456789012', '8945121234567890123f', '8945121234567890123456'])('%s is one', (icc) => {
    expect(read(`Nummer;ICC\n20304050;${icc}`)[0]?.notes).toEqual([])
  })

  test('what no column takes is told', () => {
    expect(read('Åse Smørup\t20304050\tK-17')[0]?.notes).toEqual([{ what: 'unused', about: 'Åse Smørup' }])
  })
})

describe('faults by line', () => {
  test.each([
    ['no number', '33254150\n\n12 stk.', [[3, 'noNumber', '12 stk.']]],
    ['one of a list', '33254150, 332541', [[1, 'row', '332541']]],
    ['a number without its +', '4533254150', [[1, 'plusMissing', '4533254150']]],
    ['a number that Excel shortened', '4,53325E+09', [[1, 'shortenedByExcel', '4,53325E+09']]],
    [
      'a number or a customer number',
      '20304050\t33254151\t01-12-2026',
      [[1, 'numberOrCustomer', '33254151']],
    ],
    ['a series from its end', '33254179-70', [[1, 'row', '33254179-70']]],
    ['no such day', '20304050\t31-02-2027', [[1, 'notADay', '31-02-2027']]],
    ['a day that is over', '20304050\t27-11-2026', [[1, 'row', '27-11-2026']]],
    ['a SIM of a series', '20304050-59\t8945121234567890123F', [[1, 'simOfMany', '8945121234567890123F']]],
    [
      'two SIMs',
      '20304050\t8945121234567890123F\t8945121234567890124F',
      [[1, 'tooMany', '8945121234567890124F']],
    ],
    [
      'no number in its column',
      'Nummer\tICC\n\t8945121234567890123F',
      [[2, 'noNumber', '8945121234567890123F']],
    ],
    ['a SIM that is none', 'Nummer\tICC\n20304050\t89-45', [[2, 'row', '89-45']]],
  ])('%s', (_what, text, found) => {
    expect(faults(text)).toEqual(found)
  })

  test('today is no past day', () => {
    expect(faults('20304050\t28-11-2026')).toEqual([])
  })
})

test.each([
  '33254150',
  '33254150-79',
  '33254179-70',
  '+4533254150-+463325415',
  '33000000-34000000',
  '332541',
])('%s is read as the server reads it', (written) => {
  const { data, error } = requiredNumberList.safeParse([written])
  const [line] = read(written)
  expect(line?.entries.map(({ numbers }) => numbers)).toEqual(data ?? [])
  expect(line?.faults.map(({ description }) => description)).toEqual(
    error?.issues.map(({ message }) => message) ?? [],
  )
})

test('lines that stand as they stood are the same objects', () => {
  const known = new Map()
  const [first] = readNumberLines('33254150', today, known)
  expect(readNumberLines('33254150\n33254151', today, known)[0]).toBe(first)
})
