import { type Client, createClient } from '@telecomx/client'
import type { Database } from '@telecomx/database'
import { type AccessLevel, accessLevels } from '@telecomx/validation'
import type { Dependencies } from '../procedure/dependencies.js'
import { columnsOf, type ApiNames } from './column-names.js'
import { addFamily, type Family } from './family.js'
import * as fixtures from './fixtures.js'
import { startTestServer, type TestServer } from './start-test-server.js'
import { transportsTo } from './transports.js'

type CustomerFixture = ApiNames<NonNullable<Parameters<typeof fixtures.addCustomer>[1]>>
type EmployeeFixture = Omit<ApiNames<NonNullable<Parameters<typeof fixtures.addToken>[3]>>, 'primaryOf'> & {
  /** `DEFAULT` recipients are this employee's addresses. */
  primaryContact?: boolean
}

/** Every fixture as a method that knows the database. */
type Fixtures = {
  [Name in keyof typeof fixtures]: (typeof fixtures)[Name] extends (
    database: Database,
    ...rest: infer Rest
  ) => infer Result
    ? (...rest: Rest) => Result
    : never
}

/** A running system and the people and things to try it with. */
export interface TestKit extends TestServer, AsyncDisposable, Omit<Fixtures, 'addCustomer' | 'addToken'> {
  /** The customer of the operator's own staff. */
  readonly issuer: string
  /** A customer that may have customers of its own: `addCustomer({ parentReseller: kit.reseller })`. */
  readonly reseller: string
  /** REST and tRPC, for tables of cases that must be answered alike: `transports.REST({ operation, token, path, body })`. */
  readonly transports: ReturnType<typeof transportsTo>
  /** Customers around `issuer` and `reseller`, and an employee to call as for each right they may have. */
  addFamily(): Promise<Family>
  /** Gives the new customer's id. */
  addCustomer(customer?: CustomerFixture): Promise<string>
  /**
   * A token of a new employee with that level. Without a customer RESELLER is of `reseller`, everybody else of
   * `issuer`.
   */
  tokenFor(level: AccessLevel, customer?: string, employee?: EmployeeFixture): Promise<string>
  /** A token of each level, of new employees of the customer; of `issuer` when left out. */
  tokensOf(customer?: string): Promise<Record<AccessLevel, string>>
  /** The client of a new employee with that level. */
  clientFor(level: AccessLevel, customer?: string, employee?: EmployeeFixture): Promise<Client>
}

/**
 * The real server on a free port, with a database of its own and fixtures to fill it. `await using` closes it; so does
 * `close()`. Override a dependency to stand in for the outside world.
 */
export async function startTestKit(overrides: Partial<Dependencies> = {}): Promise<TestKit> {
  const server = await startTestServer(overrides)
  const { database, url } = server
  const bound = Object.entries(fixtures as Record<string, Fixture>).map(([name, fixture]) => [
    name,
    (...rest: unknown[]) => fixture(database, ...rest),
  ])
  const addCustomer = (customer: CustomerFixture = {}) => fixtures.addCustomer(database, columnsOf(customer))
  const [issuer, reseller] = await Promise.all([
    addCustomer({ name: 'Teleselskab A/S' }),
    addCustomer({ name: 'Forhandler A/S', isReseller: true }),
  ])
  const tokenFor: TestKit['tokenFor'] = (
    level,
    customer = level === 'RESELLER' ? reseller : issuer,
    { primaryContact, tokenId, ...employee } = {},
  ) => {
    const more = { ...(primaryContact && { primary_of: customer }), ...(tokenId && { tokenId }) }
    return fixtures.addToken(database, customer, level, { ...columnsOf(employee), ...more })
  }
  return {
    ...server,
    ...(Object.fromEntries(bound) as Fixtures),
    issuer,
    reseller,
    transports: transportsTo(url),
    addCustomer,
    addFamily: () => addFamily(database, { issuer, reseller }),
    tokenFor,
    async tokensOf(customer = issuer) {
      const tokens = {} as Record<AccessLevel, string>
      for (const level of accessLevels) tokens[level] = await tokenFor(level, customer)
      return tokens
    },
    clientFor: async (...who) => createClient({ url, token: await tokenFor(...who) }),
    [Symbol.asyncDispose]: () => server.close(),
  }
}

type Fixture = (database: Database, ...rest: unknown[]) => unknown
