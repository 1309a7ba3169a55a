import { join } from 'node:path'
import { type Client, everyItem, type RouterInputs } from '@telecomx/client'
import { saveFile } from '../output/save-file.js'

/** What was done for one customer. */
export interface Made {
  /** Ids of the documents that were made; none where it was left out. */
  documents: string[]
  /** How many portings have a document already: the reason why it was left out. */
  awaiting?: number
  /** Files that were fetched. */
  files: string[]
}

type Wish = RouterInputs['porting']['poaCreate']

/** Makes the documents of a customer, unless each of its numbers has one, and fetches them into a folder. */
export async function makePoas(
  client: Client,
  wish: Wish,
  { again, output }: { again?: true; output?: string },
): Promise<Made> {
  const awaiting = again ? 0 : await awaitingAlone(client, wish.customerId)
  const made = awaiting > 0 ? { documents: [], awaiting } : await create(client, wish)
  if (output === undefined) return { ...made, files: [] }
  const toFetch = awaiting > 0 ? await unfetched(client, wish.customerId) : made.documents
  const files: string[] = []
  for (const poaId of toFetch)
    files.push(await fetchInto(output, client, { customerId: wish.customerId, poaId }))
  return { ...made, files }
}

async function create(client: Client, wish: Wish): Promise<{ documents: string[] }> {
  const { documents } = await client.porting.poaCreate.mutate(wish)
  return { documents }
}

/** How many portings await the signed copy of a document, where none is without one; else 0. */
async function awaitingAlone(client: Client, customer: string): Promise<number> {
  const count = async (stage: 'IN_CREATED' | 'IN_AWAITING_POA_FROM_CUSTOMER') =>
    (await client.porting.list.query({ customer, stage, limit: 1 })).total
  const [without, awaiting] = await Promise.all([count('IN_CREATED'), count('IN_AWAITING_POA_FROM_CUSTOMER')])
  return without > 0 ? 0 : awaiting
}

/** Documents of an earlier run that counts still, and that nobody has fetched. */
async function unfetched(client: Client, customerId: string): Promise<string[]> {
  const ids: string[] = []
  for await (const { _id, method, replacedAt, downloadedAt } of everyItem(client.porting.poaList, {
    customerId,
  }))
    if (method === 'DOWNLOAD' && !replacedAt && !downloadedAt) ids.push(_id)
  return ids
}

async function fetchInto(
  folder: string,
  client: Client,
  ids: { customerId: string; poaId: string },
): Promise<string> {
  const path = join(folder, `${ids.poaId}.pdf`)
  await saveFile(path, {}, () => client.poaDownload(ids))
  return path
}
