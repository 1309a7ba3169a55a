import { expect, test } from 'vitest'
import { draftPortings, withoutRepeats } from './draft-portings.js'

const holders = new Map([
  ['+4570100000', '01010'],
  ['+4570100001', '01020'],
  ['+4570100002', '01010'],
  ['+4570100003', '01060'],
  ['+4570100004', '01010'],
])

test('one porting for each entry and donor, also where its numbers are apart; none for our own', () => {
  const series = ['+4570100000', '+4570100001', '+4570100002', '+4570100003']
  expect(draftPortings([series, [], ['+4570100004']], holders, '01060')).toEqual([
    { operator: '01010', numbers: ['+4570100000', '+4570100002'] },
    { operator: '01020', numbers: ['+4570100001'] },
    { operator: '01010', numbers: ['+4570100004'] },
  ])
})

test('a number named twice stays where it is named first, one that is there already goes', () => {
  expect(withoutRepeats([['1'], ['1', '2', '3'], ['3', '4'], ['4']], ['2'])).toEqual([
    ['1'],
    ['3'],
    ['4'],
    [],
  ])
})
