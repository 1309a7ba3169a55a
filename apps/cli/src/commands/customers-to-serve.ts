import { everyItem } from '@telecomx/client'
import { CommandFailure } from '../failure/command-failure.js'
import { exitCodes } from '../failure/exit-codes.js'
import { parseIds } from '../input/parse-ids.js'
import { readTextFile } from '../input/read-text-file.js'
import type { Session } from '../session.js'

interface Choice {
  all?: true
  from?: string
  again?: true
}

/** The customers that were named: as words, in a file, or all that have something to be done. Each once. */
export async function customersToServe(
  session: Session,
  given: readonly string[],
  choice: Choice,
): Promise<string[]> {
  const ways = [given.length > 0, choice.all, choice.from !== undefined].filter(Boolean).length
  if (ways !== 1)
    throw new CommandFailure(
      exitCodes.usage,
      ways === 0 ? 'No customer is named.' : 'Customers are named in more than one way.',
      'Name them as words, in a file (--from FILE), or take --all of them.',
    )
  if (choice.all) return waitingCustomers(session, choice)
  if (choice.from === undefined) return unique(given)
  return unique(parseIds(await readTextFile(choice.from, session.stop)))
}

/** Whose portings have no document; with `again` also those that await the signed copy of one. */
async function waitingCustomers(session: Session, { again }: Choice): Promise<string[]> {
  const stages = ['IN_CREATED', ...(again ? (['IN_AWAITING_POA_FROM_CUSTOMER'] as const) : [])] as const
  const customers: string[] = []
  const client = session.client()
  for (const stage of stages)
    for await (const { customer } of everyItem(client.porting.list, { stage })) customers.push(customer)
  if (customers.length === 0) session.output.note('No customer has numbers that need a document.')
  return unique(customers)
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids.map((id) => id.toLowerCase()))]
}
