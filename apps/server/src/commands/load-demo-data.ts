import { type Client, everyItem, failedWith } from '@telecomx/client'
import {
  customerCreateErrors,
  type DocumentedError,
  employeeCreateErrors,
  mvnoCreateErrors,
  sipCreateErrors,
} from '@telecomx/validation'
import { allOf } from './all-of.js'
import { demoMvnoAccounts, demoPortedNumbers, demoSipAccounts, type PortingFacts } from './demo-accounts.js'
import {
  demoContacts,
  demoCustomerIds,
  demoCustomers,
  demoEmployees,
  demoResellers,
} from './demo-customers.js'
import { demoNumberRanges, demoOperators } from './demo-operators.js'

/** Tokens of this name are withdrawn and made anew at every load. */
const tokenName = 'demo data'

export interface LoadedDemoData {
  tokens: Record<keyof typeof demoEmployees, string>
  customers: typeof demoCustomerIds
  operators: string[]
}

/**
 * Loads the demo set as any internal app would, through the client of an ADMIN: a small, fixed Danish world. Loading it
 * again adds what is missing and leaves the rest as it is; only the demo tokens are renewed.
 */
export async function loadDemoData(admin: Client): Promise<LoadedDemoData> {
  await loadOperators(admin)
  for (const customers of [demoResellers, demoCustomers])
    await allOf(customers, (customer) =>
      unless(customerCreateErrors.customerExists, admin.customer.create.mutate(customer)),
    )
  await allOf([...Object.values(demoEmployees), ...demoContacts], (employee) =>
    unless(employeeCreateErrors.employeeExists, admin.employee.create.mutate(employee)),
  )
  await loadAccounts(admin)
  const tokens = await allOf(Object.entries(demoEmployees), async ([name, { _id }]) => [
    name,
    await renewToken(admin, _id),
  ])
  return {
    tokens: Object.fromEntries(tokens) as LoadedDemoData['tokens'],
    customers: demoCustomerIds,
    operators: demoOperators.map((operator) => operator._id),
  }
}

/** Waits for the call; a failure with that row means that its effect is there already. */
export async function unless(row: DocumentedError, call: Promise<unknown>): Promise<void> {
  try {
    await call
  } catch (error) {
    if (!failedWith(error, row)) throw error
  }
}

/** What is there is left as somebody may have changed it since. */
async function loadOperators(admin: Client): Promise<void> {
  const present = new Set<string>()
  for await (const { _id } of everyItem(admin.operator.list, {})) present.add(_id)
  const missing = demoOperators.filter(({ _id }) => !present.has(_id))
  if (missing.length > 0) await admin.operator.import.mutate({ operators: missing })
  const held = await allOf(demoNumberRanges, ({ from }) => admin.number.info.query({ number: from }))
  if (held.every(({ operator }) => operator !== undefined)) return
  await admin.number.import.mutate({ ranges: [...demoNumberRanges, ...demoPortedNumbers] })
}

async function loadAccounts(admin: Client): Promise<void> {
  await allOf(demoSipAccounts, ({ customer, name, numbers }) =>
    unless(sipCreateErrors.numberTaken, admin.sipAccount.create.mutate({ customer, name, numbers })),
  )
  await allOf(demoMvnoAccounts, (account) =>
    unless(mvnoCreateErrors.numberTaken, admin.mvnoAccount.create.mutate(account)),
  )
  await allOf(
    demoSipAccounts.filter(({ facts }) => facts),
    ({ customer, facts = {} }) => loadFacts(admin, customer, facts),
  )
}

/** Says of the portings what only the customer knows; when one is ordered it is too late for that. */
async function loadFacts(
  admin: Client,
  customer: string,
  facts: Record<string, PortingFacts>,
): Promise<void> {
  for await (const porting of everyItem(admin.porting.list, { customer, stage: 'IN_CREATED' })) {
    const known = facts[porting.number]
    if (known) await admin.porting.update.mutate({ _id: porting._id, ...known })
  }
}

async function renewToken(admin: Client, employee: string): Promise<string> {
  for await (const token of everyItem(admin.token.list, { employee }))
    if (token.name === tokenName && token.revokedAt === undefined)
      await admin.token.revoke.mutate({ _id: token._id })
  return (await admin.token.create.mutate({ employee, name: tokenName })).token
}
