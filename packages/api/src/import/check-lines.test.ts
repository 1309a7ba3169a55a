import { mostFaults, numberLineErrors } from '@telecomx/validation'
import { expect, it } from 'vitest'
import { createLineCheck, LineFault } from './check-lines.js'
import { numberLineRules } from '../number/number-import.js'

const line = (from: string) => ({ from, operator: '01010' })

it('a faulty line does not count as given; one given before does, whatever was between', () => {
  const check = createLineCheck(numberLineRules)
  expect(check({ ...line('33000000'), operator: 'x' })).toEqual(
    new LineFault(numberLineErrors.operatorInvalid),
  )
  expect(check(line('33000000'))).toMatchObject({ from: '+4533000000' })
  expect(check(line('33000001'))).toMatchObject({ from: '+4533000001' })
  expect(check(line('+45 33 00 00 00'))).toEqual(new LineFault(numberLineErrors.rangeTwice, { line: 2 }))
})

it('checks no more when as many are faulty as an answer tells of', () => {
  const check = createLineCheck(numberLineRules)
  for (let faulty = 0; faulty < mostFaults - 1; faulty++) check(line('x'))
  expect(check(line('33000000'))).not.toBeInstanceOf(LineFault)
  check(line('x'))
  expect(check(line('33000001'))).toBeInstanceOf(LineFault)
})
