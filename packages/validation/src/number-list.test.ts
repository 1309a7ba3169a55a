import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { invalidField } from './documented-error.js'
import { numberListErrors as errors, optionalNumberList, requiredNumberList } from './number-list.js'
import { rowOfIssue } from './row-of-issue.js'

const required = z.object({ numbers: requiredNumberList })
const optional = z.object({ numbers: optionalNumberList })

/** The row of the first fault, or what is read. */
function read(schema: z.ZodType, numbers?: unknown): unknown {
  const parsed = schema.safeParse(numbers === undefined ? {} : { numbers })
  if (parsed.success) return (parsed.data as { numbers: unknown }).numbers
  return rowOfIssue(parsed.error.issues[0] ?? { path: [], message: '' }, Object.values(errors))
}

const thousand = '+4570300000-+4570300999'

describe('a list of numbers', () => {
  test('comes out entry by entry, series counted up', () => {
    const numbers = ['70 30 50 50', '+4570305051-+4570305053', '70305050']
    const read_ = [['+4570305050'], ['+4570305051', '+4570305052', '+4570305053'], ['+4570305050']]
    expect(read(required, numbers)).toEqual(read_)
    expect(read(optional, numbers)).toEqual(read_)
    expect(read(required, [])).toEqual([])
    expect(read(required, Array(10).fill(thousand))).toHaveLength(10)
  })
  test('404 numbers when required, left out when not', () => {
    for (const missing of [undefined, null]) {
      expect(read(required, missing)).toBe(errors.numbersMissing)
      expect(read(optional, missing)).toBeUndefined()
    }
  })
  test.each<[unknown, object]>([
    ['+4570305050', invalidField('numbers')],
    [{ 0: '+4570305050' }, invalidField('numbers')],
    [7, invalidField('numbers')],
    [['+4570305050', 'x'], errors.entryInvalid],
    [[70305050], errors.entryInvalid],
    [[['+4570305050']], errors.entryInvalid],
    [[null], errors.entryInvalid],
    [['+4570305050-+45703050'], errors.seriesUneven],
    [['+4570305059-+4570305050'], errors.seriesReversed],
    [['+4570305050-+4570306050'], errors.seriesTooLong],
    [['+4570305050-+4579999999'], errors.seriesTooLong],
    [[...Array<string>(10).fill(thousand), '+4571000000'], errors.tooManyNumbers],
    [Array(10_001).fill('+4570305050'), errors.tooManyNumbers],
    [Array(10_001).fill('x'), errors.tooManyNumbers],
  ])('422 %#', (numbers, row) => {
    expect(read(required, numbers)).toEqual(row)
    expect(read(optional, numbers)).toEqual(row)
  })
})
