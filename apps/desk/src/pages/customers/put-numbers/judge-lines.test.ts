import { describe, expect, test } from 'vitest'
import { formatPhone } from '../../../language/format-number.js'
import { areMobile, judgeLines, type Surroundings } from './judge-lines.js'
import { readNumberLines } from './read-number-lines.js'
import { withoutLines } from './without-lines.js'

const alone: Surroundings = {
  type: 'SIP',
  accountOf: new Map(),
  unknown: new Set(),
  refused: new Map(),
}
const read = (text: string) => readNumberLines(text, '2026-11-28')
const judge = (text: string, around: Partial<Surroundings> = {}) =>
  judgeLines(read(text), { ...alone, ...around })
const reception = { _id: 'a', type: 'SIP', name: 'Reception' } as const

describe('what is said of a line by others', () => {
  test('a number that an earlier line names counts there, and once', () => {
    const [first, second] = judge('33254150-59\n33254155, 33254160')
    expect(first?.fresh).toHaveLength(10)
    expect(second?.fresh).toEqual(['+4533254160'])
    expect(second?.notes).toEqual([{ what: 'given', about: formatPhone('+4533254155'), line: 1 }])
  })

  test('of a series the same is said once, with how many more', () => {
    const [, second] = judge('33254150-59\n33254150-59')
    expect(second?.notes).toEqual([{ what: 'given', about: formatPhone('+4533254150'), line: 1, more: 9 }])
  })

  test('on the account already is no fault, on another one it is', () => {
    const accountOf = new Map([['+4533254150', reception]])
    expect(judge('33254150', { accountOf, account: 'a' })).toMatchObject([
      { fresh: [], faults: [], notes: [{ what: 'onThisAccount' }] },
    ])
    expect(judge('33254150', { accountOf, account: 'b' })).toMatchObject([
      { fresh: [], faults: [{ what: 'onOtherAccount', account: 'Reception' }] },
    ])
  })

  test('a mobile number that has its account is no fault among mobile numbers', () => {
    const accountOf = new Map([
      ['+4520304050', { _id: 'm', type: 'MVNO', name: 'a mobile account' } as const],
    ])
    expect(judge('20304050', { accountOf, type: 'MVNO' })[0]?.faults).toEqual([])
    expect(judge('20304050', { accountOf })[0]?.faults).toMatchObject([{ what: 'onOtherAccount' }])
  })

  test('a SIM on a SIP account is the server’s fault, a number that nobody holds ours', () => {
    const sim = '20304050\t8945121234567890123F'
    expect(judge(sim)[0]?.faults).toMatchObject([
      { what: 'row', description: 'Only MVNO portings have a donor SIM number' },
    ])
    expect(judge(sim, { type: 'MVNO' })[0]?.faults).toEqual([])
    expect(judge('33254150', { unknown: new Set(['+4533254150']) })[0]?.faults).toMatchObject([
      { what: 'unknown' },
    ])
  })

  test('what was refused can be sent again', () => {
    const refused = new Map([['+4533254150', 'Number is in porting already']])
    expect(judge('33254150', { refused })).toMatchObject([
      { fresh: ['+4533254150'], faults: [], refusals: [{ description: 'Number is in porting already' }] },
    ])
  })

  test('mobile numbers on a SIP account are told, and fixed ones among mobile numbers', () => {
    expect(judge('20304050')[0]?.notes).toMatchObject([{ what: 'mobile' }])
    expect(judge('33254150', { type: 'MVNO' })[0]?.notes).toMatchObject([{ what: 'fixed' }])
  })
})

test.each([
  ['20304050\n33254150\n20304051', true],
  ['33254150\n33254151\n20304051', false],
  ['33254150\t8945121234567890123F', true],
  ['', false],
])('%j are taken for mobile numbers: %s', (text, mobile) => {
  expect(areMobile(read(text))).toBe(mobile)
})

test('rows are taken out whole, and all else stays as it was', () => {
  const text = 'Hej\n33254150\n"33254151\n33254152"\tx\n\n33254153'
  expect(withoutLines(text, new Set([3]))).toBe('Hej\n33254150\n33254153')
  expect(withoutLines(text, new Set())).toBe(text)
})
