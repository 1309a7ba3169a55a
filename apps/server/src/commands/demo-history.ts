import { demoEmployees, demoHistoryCustomer } from './demo-customers.js'

/** Where the numbers of the history are. */
export const demoHistoryAccount = {
  id: '67890abcdef1234567890125',
  customer: demoHistoryCustomer,
  type: 'SIP',
  name: 'Hovedkontor',
} as const

/** A porting that was completed long ago, or not so long. */
export interface DemoHistoryPorting {
  id: string
  number: string
  /** CPS code of the donor. */
  donor: string
  completedDaysAgo: number
  /** From the number on the account to completed. */
  tookDays: number
}

/**
 * Numbers that have moved in the last twelve weeks, for the overview: most in a week or two, a few in three. From now on
 * back beyond the eleventh week, so that on any day, at any hour, each of the twelve has some.
 */
export const demoHistory: readonly DemoHistoryPorting[] = Array.from({ length: 35 }, (_, index) => ({
  id: `4567890abcdef12345678${100 + index}`,
  number: `+457590${1_000 + index}`,
  donor: '01010',
  completedDaysAgo: index * 2.4,
  tookDays: 5 + ((index * 7) % 10) + (index % 8 === 0 ? 8 : 0),
}))

export const demoHistoryClerk = demoEmployees.admin._id
