import { type Client, documentedErrorOf } from '@telecomx/client'

/** How much each load asks for. */
export interface LoadSizes {
  /** Calls at once that each make the main customer's documents; one load for each. */
  sets: readonly number[]
  /** Calls at once that each make the documents of the customer with 500 numbers. */
  largeSets: number
  /** Calls at once that each give a new account so many numbers. */
  accounts: number
  numbersEach: number
  /** Imports at once, each of so many lines and bytes. */
  imports: number
  linesEach: number
  bytesEach: number
}

/** What was seen to starve others. Source: issue 9. */
export const usualSizes: LoadSizes = {
  sets: [60, 120],
  largeSets: 20,
  accounts: 6,
  numbersEach: 10_000,
  imports: 3,
  linesEach: 200_000,
  bytesEach: 29_000_000,
}

export interface LoadWorld {
  url: string
  adminToken: string
  admin: Client
  /** Of the main customer. */
  owner: Client
  customers: Record<'main' | 'large' | 'empty', string>
}

export interface Load {
  name: string
  /** Begins all calls of the load at once. */
  start: () => Promise<unknown>[]
}

/** Everything that one tenant can want much of; what the loads need is there when they are. */
export async function createLoads(world: LoadWorld, sizes: LoadSizes): Promise<Load[]> {
  const { admin, owner, customers } = world
  const times = (count: number, call: (index: number) => Promise<unknown>) =>
    Array.from({ length: count }, (_, index) => call(index))
  await admin.number.import.mutate({
    ranges: [{ from: '+99960000000', to: '+99969999999', operator: '01010' }],
  })
  const body = importBody(sizes)
  const { sets, largeSets, accounts, numbersEach, imports } = sizes
  return [
    ...sets.map((count) => ({
      name: `${count} × poaCreate`,
      start: () => times(count, () => owner.porting.poaCreate.mutate({ customerId: customers.main })),
    })),
    {
      name: `${largeSets} × poaCreate of 500 numbers`,
      start: () => times(largeSets, () => admin.porting.poaCreate.mutate({ customerId: customers.large })),
    },
    {
      name: `${accounts} × sipAccount.create of ${numbersEach} numbers`,
      start: () => times(accounts, (index) => createAccount(world, index, numbersEach)),
    },
    {
      name: `${imports} × number.import of ${Math.round(body.length / 1e5) / 10} MB`,
      start: () => times(imports, () => sendImport(world, body)),
    },
  ]
}

/** The status that a call came to. */
export function statusOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => '200',
    (error: unknown) =>
      String(
        error instanceof RefusedImport ? error.message : (documentedErrorOf(error)?.code ?? 'no answer'),
      ),
  )
}

function createAccount({ admin, customers }: LoadWorld, index: number, count: number): Promise<unknown> {
  const numbers = Array.from(
    { length: count },
    (_, number) => `+9996${index}${String(number).padStart(6, '0')}`,
  )
  return admin.sipAccount.create.mutate({ customer: customers.empty, name: `Omstilling ${index}`, numbers })
}

/** Made once and sent as it is: what it takes to write such a body is not what is measured. */
function importBody({ linesEach, bytesEach }: LoadSizes): Uint8Array<ArrayBuffer> {
  const line = (index: number, note: string) => {
    const from = `+9995${String(index).padStart(8, '0')}`
    return JSON.stringify({ from, to: from, operator: '01010', note })
  }
  const note = 'x'.repeat(Math.max(0, Math.floor(bytesEach / linesEach) - line(0, '').length - 1))
  const lines = Array.from({ length: linesEach }, (_, index) => line(index, note))
  return new TextEncoder().encode(`{"json":{"ranges":[${lines.join(',')}]}}`)
}

async function sendImport({ url, adminToken }: LoadWorld, body: Uint8Array<ArrayBuffer>): Promise<void> {
  const response = await fetch(`${url}/trpc/number.import`, {
    method: 'POST',
    headers: { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json' },
    body,
    signal: AbortSignal.timeout(60_000),
  })
  await response.arrayBuffer()
  if (!response.ok) throw new RefusedImport(String(response.status))
}

/** Its message is the status. */
class RefusedImport extends Error {}
