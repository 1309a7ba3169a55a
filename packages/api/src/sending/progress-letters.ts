import {
  type AnnouncedPorting,
  confirmedDay,
  type CustomerWithContact,
  type OwnAddress,
  stagesToldToCustomers,
} from '@telecomx/database'
import type { ProgressFacts } from '@telecomx/delivery'
import { rejectionReasons } from '@telecomx/validation'
import { deliveryWays } from '../delivery/delivery-ways.js'
import { isSameRecipient } from '../delivery/record-delivery.js'

export interface ProgressLetter {
  recipient: string
  /** Neither the contact's address, nor one of it that is new. */
  isCounted: boolean
  facts: ProgressFacts
}

/** More would make a letter that nobody reads; it says how many there are. */
const mostNumbers = 50

/**
 * One letter for each address and each piece of news, whichever of the portings it is of: to those in a porting's
 * `notify`, and to the customer's contact of what customers are told. Nobody gets two of one piece.
 */
export function progressLetters(
  portings: readonly AnnouncedPorting[],
  customer: CustomerWithContact,
): ProgressLetter[] {
  const own = deliveryWays.EMAIL.ownAddress(customer)
  const letters = new Map<string, { recipient: string; news: News; numbers: string[] }>()
  for (const porting of portings) {
    const news = newsOf(porting)
    for (const recipient of recipientsOf(porting, own)) {
      const key = JSON.stringify([recipient.toLowerCase(), news])
      const letter = letters.get(key) ?? { recipient, news, numbers: [] }
      letters.set(key, letter)
      letter.numbers.push(...porting.numbers)
    }
  }
  return [...letters.values()].map(({ recipient, news, numbers }) => {
    const isForCustomer = isSameRecipient(recipient, own?.address)
    const named = { numbers: numbers.slice(0, mostNumbers), numberCount: numbers.length }
    return {
      recipient,
      isCounted: !isForCustomer || own?.isRecent === true,
      facts: { ...news, ...named, customerName: customer.owner.name, isForCustomer },
    }
  })
}

function recipientsOf({ stage, notify }: AnnouncedPorting, own: OwnAddress | undefined): string[] {
  const isTold = stagesToldToCustomers.some((told) => told === stage)
  const all = own && isTold ? [own.address, ...notify] : notify
  return [
    ...new Map(all.toReversed().map((address) => [address.toLowerCase(), address])).values(),
  ].toReversed()
}

type News = Pick<ProgressFacts, 'stage' | 'date' | 'reason'>

/** Never what somebody wrote: it would be a stranger's text in a letter of ours. */
function newsOf({ stage, message }: AnnouncedPorting): News {
  if (stage === 'IN_CONFIRMED') return { stage, date: confirmedDay(message) }
  if (stage === 'IN_REJECTED') return { stage, reason: rejectionReasons.find((reason) => reason === message) }
  return { stage }
}
