import { invalidField, mostFaults, numberLineErrors } from '@telecomx/validation'
import { expect, it } from 'vitest'
import { ApiFailure } from '../failures/api-failure.js'
import { createLineCheck, faultlessLines, FaultyLine } from './check-lines.js'
import { numberLineRules } from '../number/number-import.js'

const line = (from: string) => ({ from, operator: '01010' })

it('a faulty line does not count as given; one given before does, whatever was between', () => {
  const check = createLineCheck(numberLineRules)
  expect(check({ ...line('33000000'), operator: 'x' })).toEqual(
    new FaultyLine({ row: numberLineErrors.operatorInvalid }),
  )
  expect(check(line('33000000'))).toMatchObject({ from: '+4533000000' })
  expect(check(line('33000001'))).toMatchObject({ from: '+4533000001' })
  expect(check(line('+45 33 00 00 00'))).toEqual(
    new FaultyLine({ row: numberLineErrors.rangeTwice, details: { line: 2 } }),
  )
})

it('checks no more when as many are faulty as an answer tells of', () => {
  const check = createLineCheck(numberLineRules)
  for (let faulty = 0; faulty < mostFaults - 1; faulty++) check(line('x'))
  expect(check(line('33000000'))).not.toBeInstanceOf(FaultyLine)
  check(line('x'))
  expect(check(line('33000001'))).toBeInstanceOf(FaultyLine)
})

it('tells of all faults of a line, and of a thousand in all', () => {
  const check = createLineCheck(numberLineRules)
  const faulty = { from: 'x', to: 'y', operator: 'z' }
  const checked = Array.from({ length: mostFaults }, () => check(faulty))
  const { faults } = expectFailure(() => faultlessLines(checked, invalidField('ranges')))
  const rows = [numberLineErrors.fromInvalid, numberLineErrors.toInvalid, numberLineErrors.operatorInvalid]
  expect(faults).toHaveLength(mostFaults)
  expect(faults?.slice(0, 4)).toMatchObject(
    [...rows, rows[0]].map((row, index) => ({ line: index < 3 ? 1 : 2, ...row })),
  )
})

function expectFailure(work: () => unknown): ApiFailure {
  try {
    work()
  } catch (failure) {
    if (failure instanceof ApiFailure) return failure
  }
  throw new Error('It did not fail.')
}
