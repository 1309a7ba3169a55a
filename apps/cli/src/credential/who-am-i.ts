import { type Client, everyItem, failedWith, type RouterOutputs } from '@telecomx/client'
import { accessDenied } from '@telecomx/client/errors'
import { CommandFailure } from '../failure/command-failure.js'
import { exitCodes } from '../failure/exit-codes.js'
import { accessLevels } from '@telecomx/client/schemas'

/** Who a token speaks for. */
export interface Caller {
  employee: string
  /** Known from OWNER on: below it nobody may list employees. */
  name?: string
  customer?: string
  accessLevel: string
  tokenName: string
  tokenExpiresAt?: string
}

/** Asks who is signed in. Fails as any call does when the token is not good. */
export async function whoAmI(client: Client, token: string): Promise<Caller> {
  const own = await find(everyItem(client.token.list), ({ prefix }) => token.startsWith(prefix))
  if (!own) throw new CommandFailure(exitCodes.denied, 'The installation does not list this token.')
  const found = await find(everyItem(client.employee.list), ({ _id }) => _id === own.employee).catch(
    unlessDenied,
  )
  return {
    employee: own.employee,
    ...(found && { name: found.name, customer: await nameOfCustomer(client, found.customer) }),
    accessLevel: lower(own.accessLevel, found?.accessLevel ?? own.accessLevel),
    tokenName: own.name,
    ...(own.expiresAt !== undefined && { tokenExpiresAt: own.expiresAt }),
  }
}

type Level = RouterOutputs['token']['create']['accessLevel']

/** A token has the lower level of the two. */
function lower(one: Level, other: Level): Level {
  return accessLevels.indexOf(one) < accessLevels.indexOf(other) ? one : other
}

async function nameOfCustomer(client: Client, _id: string): Promise<string> {
  return (await client.customer.get.query({ _id })).name
}

async function find<Item>(
  items: AsyncIterable<Item>,
  isIt: (item: Item) => boolean,
): Promise<Item | undefined> {
  for await (const item of items) if (isIt(item)) return item
  return undefined
}

function unlessDenied(error: unknown): undefined {
  if (!failedWith(error, accessDenied)) throw error
}
