import { rm } from 'node:fs/promises'
import { repeatableMethods } from '@telecomx/api'
import type { Client } from '@telecomx/client'
import {
  connectDatabase,
  type Invariant,
  listBreaches,
  migrate,
  restoreBackup,
  type RestoreSummary,
  writeBackup,
} from '@telecomx/database'
import type { Env } from '../env.js'
import { demoCustomerIds } from './demo-customers.js'
import { generatedCustomerId, loadGeneratedCustomers } from './demo-load.js'
import { loadDemoData } from './load-demo-data.js'
import { withAdminClient } from './with-admin-client.js'

export interface Rehearsal {
  env: Env
  stop: AbortSignal
  /** Two empty databases: one that is backed up while it is worked on, and one that the backup goes into. */
  from: string
  to: string
  /** A file that is not there; it is removed. */
  file: string
  /** Generated customers beside the demo's, of 20 portings each. */
  customers: number
}

export interface RehearsalOutcome {
  restored: RestoreSummary
  /** Changes that were answered while the backup was written. */
  changesMeanwhile: number
  /** Of the database that the backup was restored into. */
  invariants: Invariant[]
}

const patient = { queryDeadlineMs: 600_000 }

/** Backs a database up that others work on, restores it elsewhere, and looks whether what came out is whole. */
export async function rehearseRestore(rehearsal: Rehearsal): Promise<RehearsalOutcome> {
  const from = connectDatabase(rehearsal.from, patient)
  const to = connectDatabase(rehearsal.to, patient)
  try {
    await migrate(from)
    let changesMeanwhile = 0
    // Every delivery goes to somebody else.
    const env = { ...rehearsal.env, OTHER_RECIPIENTS_PER_HOUR: 100_000 }
    const lent = { env, database: from, stop: rehearsal.stop }
    await withAdminClient(lent, async (admin) => {
      await loadDemoData(admin)
      await loadGeneratedCustomers(admin, rehearsal.customers, 20)
      const work = startWork(admin, rehearsal.customers)
      // The first changes of each kind are in the backup, others come while it is written.
      await work.done(12)
      const before = work.count()
      await writeBackup(from, rehearsal.file, { signal: rehearsal.stop })
      changesMeanwhile = work.count() - before
      await work.end()
    })
    const options = { repeatable: repeatableMethods, signal: rehearsal.stop }
    const restored = await restoreBackup(to, rehearsal.file, options)
    return { restored, changesMeanwhile, invariants: await listBreaches(to) }
  } finally {
    await rm(rehearsal.file, { force: true })
    await Promise.all([from.destroy(), to.destroy()])
  }
}

/** Makes documents, orders deliveries, and puts numbers on accounts and takes them off, without a pause. */
function startWork(admin: Client, customers: number) {
  let count = 0
  const ending = new AbortController()
  const waiting: { count: number; resolve: () => void }[] = []
  const ids = [
    demoCustomerIds.main,
    demoCustomerIds.unicode,
    ...Array.from({ length: customers }, (_, index) => generatedCustomerId(index)),
  ]
  const methods = ['DOWNLOAD', 'EMAIL', 'FAX'] as const
  const recipients = { DOWNLOAD: undefined, EMAIL: 'drill@kunde.example', FAX: '+4570305051' }

  async function worker(offset: number): Promise<void> {
    for (let turn = offset; !ending.signal.aborted; turn++) {
      const method = methods[turn % methods.length] ?? 'DOWNLOAD'
      const customerId = ids[turn % ids.length] ?? ''
      const recipient = recipients[method]
      await admin.porting.poaCreate.mutate({ customerId, method, ...(recipient && { recipient }) })
      await changeAccount(admin, customerId, `+9999${String(offset)}9999${String(turn).padStart(5, '0')}`)
      count += 2
      for (const one of waiting) if (count >= one.count) one.resolve()
    }
  }
  const workers = Promise.all([worker(0), worker(1)])
  // Whoever waits for it hears of a failure; until then it is not unhandled.
  workers.catch(() => undefined)
  return {
    count: () => count,
    done: (wanted: number) =>
      Promise.race([new Promise<void>((resolve) => waiting.push({ count: wanted, resolve })), workers]),
    async end() {
      ending.abort()
      await workers
    },
  }
}

async function changeAccount(admin: Client, customer: string, number: string): Promise<void> {
  await admin.number.assign.mutate({ from: number, operator: '01010' })
  const account = await admin.sipAccount.create.mutate({ customer, name: 'Drill', numbers: [number] })
  await admin.sipAccount.update.mutate({ _id: account._id, numbers: [] })
}
