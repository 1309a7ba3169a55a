import { expect, test } from 'vitest'
import { groupByPorting } from './group-by-porting.js'
import type { Porting, SipAccount } from './customer-numbers.js'

const account: SipAccount = {
  _id: 'here',
  customer: 'c',
  type: 'SIP',
  numbers: ['+4533254150', '+4533254151', '+4533254152', '+4533254153'],
  version: 1,
}
const porting = (_id: string, voiceAccount: string) => ({ _id, voiceAccount }) as Porting

test('numbers stand by the porting that brought them to this account', () => {
  const [series, elsewhere] = [porting('p', 'here'), porting('q', 'another')]
  const portingOf = new Map([
    ['+4533254150', series],
    ['+4533254152', series],
    ['+4533254153', elsewhere],
  ])
  expect(groupByPorting(account, portingOf)).toEqual([
    { id: 'p', account, numbers: ['+4533254150', '+4533254152'], porting: series },
    { id: 'here without', account, numbers: ['+4533254151', '+4533254153'] },
  ])
})
