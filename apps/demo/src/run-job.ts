import { type Client, createClient } from '@telecomx/client'
import type { Actor } from './actor.js'
import { type BroughtBack, bringBack } from './bring-back.js'
import { deliver, type Delivered } from './deliver.js'
import { insist, type Insisted } from './insist.js'
import { newOperator, otherOwner } from './published-examples.js'
import { type Donors, donorsOf, fetchDocuments, makeDocuments, type PoaSet } from './poa-sets.js'
import type { Run } from './prepare-run.js'
import { createRest } from './rest.js'
import { type DemoData, readDemoData } from './product-lines.js'
import { step } from './step.js'

export interface JobOutcome {
  sets: { set: PoaSet; donors: Donors }[]
  mails: Delivered[]
  insisted: Insisted
  broughtBack: BroughtBack
  installation: Installation
}

/** What the job worked on, and who worked there. */
export interface Installation {
  url: string
  data: DemoData
  admin: Client
  owner: Actor
}

/** The product's main job, from an empty database to documents in the customer's hands, and back to numbers that moved. */
export async function runJob(run: Run): Promise<JobOutcome> {
  const smtpPort = await step(
    'Start a mail server to send to',
    () => run.mailbox.open(),
    (port) => `127.0.0.1:${port}`,
  )
  const url = await step(
    'Start the product, empty database',
    () => run.startServer(smtpPort),
    (address) => address,
  )
  const data = await step(
    'Load the demo data beside it',
    () => readDemoData(run.startDemoData()),
    ({ operators }) => `${operators.length} operators, customers, tokens`,
  )
  const admin = createClient({ url, token: data.tokens.admin, fetch: run.fetch })
  await step(
    'Client, admin: operator.create',
    () => admin.operator.create.mutate(newOperator),
    ({ _id, name }) => `${_id} ${name}`,
  )

  const outcome: Outcome = { sets: [], mails: [] }
  const actor = (who: 'owner' | 'reseller', customer: keyof typeof data.customers): Actor => {
    const [token, customerId] = [data.tokens[who], data.customers[customer]]
    const client = createClient({ url, token, fetch: run.fetch })
    return { run, who, client, customerId, rest: createRest({ ...run, url, token, customerId }) }
  }
  const owner = actor('owner', 'main')
  await ownersPart(owner, outcome)
  // Its tries go on by themselves while others work.
  const insisting = await insist(owner)
  await resellersPart(actor('reseller', 'unicode'), 'unicode', outcome)
  await resellersPart(actor('reseller', 'large'), 'large', outcome)
  const insisted = await insisting()
  const broughtBack = await bringBack(owner, admin)
  return { ...outcome, insisted, broughtBack, installation: { url, data, admin, owner } }
}

type Outcome = Pick<JobOutcome, 'sets' | 'mails'>

async function ownersPart(owner: Actor, outcome: Outcome): Promise<void> {
  const donors = await plan(owner)
  await preview(owner, donors)
  const { set, ids } = await download(owner, 'main')
  await step(
    'REST, owner: the same poa/get again',
    () => owner.rest.getAgain(ids[0] ?? ''),
    (answer) => answer,
  )
  const { set: overridden } = await download(owner, 'main, other owner', otherOwner)
  outcome.sets.push({ set, donors }, { set: overridden, donors })
  outcome.mails.push(await deliver(owner, 'EMAIL'), await deliver(owner, 'FAX'))
}

/** The mail is sent for more to look at: another language, and many numbers. */
async function resellersPart(reseller: Actor, customer: string, outcome: Outcome): Promise<void> {
  const donors = await plan(reseller)
  const { set } = await download(reseller, customer)
  outcome.sets.push({ set, donors })
  outcome.mails.push(await deliver(reseller, 'EMAIL'))
}

async function plan({ client, customerId, who }: Actor): Promise<Donors> {
  const planned = await step(
    `Client, ${who}: porting.poaPlan`,
    () => client.porting.poaPlan.query({ customerId }),
    ({ documents }) => {
      const [risk, ...more] = documents.flatMap(({ risks }) => risks)
      return `${documents.length} documents${risk ? `; ${1 + more.length} risks: ${risk.description}` : ''}`
    },
  )
  return donorsOf(planned)
}

async function preview({ client, customerId, run, who }: Actor, donors: Donors): Promise<void> {
  await step(
    `Client, ${who}: poaPreview`,
    async () => {
      const [operator = ''] = donors.keys()
      const { bytes, filename } = await client.poaPreview({ customerId, operator })
      await run.output.save(filename, bytes)
      return filename
    },
    (filename) => `${filename}, watermarked`,
  )
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
