import { createClient } from '@telecomx/client'
import type { Actor } from './actor.js'
import { deliver, type Delivered } from './deliver.js'
import { newOperator, otherOwner } from './published-examples.js'
import { type Donors, fetchDocuments, makeDocuments, type PoaSet } from './poa-sets.js'
import type { Run } from './prepare-run.js'
import { createRest } from './rest.js'
import { loadDemoData } from './product-lines.js'
import { step } from './step.js'

export interface JobOutcome {
  sets: { set: PoaSet; donors: Donors }[]
  mails: Delivered[]
}

/** The product's main job, from an empty database to documents in the customer's hands. */
export async function runJob(run: Run): Promise<JobOutcome> {
  const smtpPort = await step(
    'Start a mail server to send to',
    () => run.mailbox.open(),
    (port) => `127.0.0.1:${port}`,
  )
  const url = await step(
    run.hasFetchedServer
      ? 'Start the product, empty database'
      : 'Start the product (may fetch MariaDB, once)',
    () => run.startServer(smtpPort),
    (address) => address,
  )
  const data = await step(
    'Load the demo data beside it',
    () => loadDemoData(run),
    ({ operators }) => `${operators.length} operators, customers, tokens`,
  )
  const admin = createClient({ url, token: data.tokens.admin, fetch: run.fetch })
  await step(
    'Client, admin: operator.create',
    () => admin.operator.create.mutate(newOperator),
    ({ _id, name }) => `${_id} ${name}`,
  )

  const outcome: JobOutcome = { sets: [], mails: [] }
  const actor = (who: 'owner' | 'reseller', customer: keyof typeof data.customers): Actor => {
    const customerId = data.customers[customer]
    return {
      run,
      who,
      admin,
      customerId,
      rest: createRest({ ...run, url, token: data.tokens[who], customerId }),
    }
  }
  await ownersPart(actor('owner', 'main'), outcome)
  await resellersPart(actor('reseller', 'unicode'), 'unicode', outcome)
  await resellersPart(actor('reseller', 'large'), 'large', outcome)
  return outcome
}

async function ownersPart(owner: Actor, outcome: JobOutcome): Promise<void> {
  const { set, ids } = await download(owner, 'main')
  await step(
    'REST, owner: the same poa/get again',
    () => owner.rest.getAgain(ids[0] ?? ''),
    (answer) => answer,
  )
  const { set: overridden } = await download(owner, 'main, other owner', otherOwner)
  const mail = await deliver(owner, 'EMAIL')
  const fax = await deliver(owner, 'FAX')
  outcome.sets.push({ set, donors: mail.donors }, { set: overridden, donors: mail.donors })
  outcome.mails.push(mail, fax)
}

/** The mail is sent for more to look at: another language, and many numbers. */
async function resellersPart(reseller: Actor, customer: string, outcome: JobOutcome): Promise<void> {
  const { set } = await download(reseller, customer)
  const mail = await deliver(reseller, 'EMAIL')
  outcome.sets.push({ set, donors: mail.donors })
  outcome.mails.push(mail)
}

async function download({ run, who, rest }: Actor, customer: string, override?: object) {
  const made = await step(
    `REST, ${who}: poa/create DOWNLOAD${override ? ', override' : ''}`,
    () => makeDocuments(rest, 'POST', { method: 'DOWNLOAD', ...(override && { override }) }),
    ({ ids }) => `${ids.length} documents, customer ${customer}`,
  )
  const set = await step(
    `REST, ${who}: poa/get, each document`,
    () => fetchDocuments(rest, run.output, `Customer ${customer}`, made),
    ({ files }) => `${files.length} files saved`,
  )
  return { set, ids: made.ids }
}
