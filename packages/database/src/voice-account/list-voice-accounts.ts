import type { VoiceAccount, VoiceAccountListRequest } from '@telecomx/validation'
import { type ListOrder, type PageFacts, pageOfRows } from '../query/page-of-rows.js'
import type { Database } from '../schema.js'
import { withoutNulls } from '../query/without-nulls.js'
import { isVisibleTo, seesSomeCustomers, type Viewer } from '../customer/visibility.js'
import { listNumbersByAccounts } from './voice-accounts.js'

/** A page of the live accounts that the viewer may see, oldest first, and how many there are in all. */
export async function listVoiceAccounts(
  database: Database,
  viewer: Viewer,
  { customer, ...part }: VoiceAccountListRequest,
): Promise<PageFacts & { voiceAccounts: VoiceAccount[] }> {
  const wanted = database
    .selectFrom('voice_account')
    .where('voice_account.state', '=', 'ACTIVE')
    .where(isVisibleTo<'voice_account'>(viewer, 'voice_account.customer'))
    .$if(customer !== undefined, (query) => query.where('voice_account.customer', '=', customer ?? ''))
    .select(['id', 'customer', 'type', 'name', 'sim_number as simNumber', 'version'])
  const { rows, ...facts } = await pageOfRows(database, wanted, part, {
    keys: orderKeys,
    sortsFew: seesSomeCustomers(viewer),
  })
  const numbers = await listNumbersByAccounts(
    database,
    rows.map((row) => row.id),
  )
  return { ...facts, voiceAccounts: rows.map((row) => toAccount(row, numbers.get(row.id) ?? [])) }
}

const orderKeys: ListOrder['keys'] = [
  { column: 'created_at', kind: 'moment' },
  { column: 'id', kind: 'text' },
]

interface Row {
  id: string
  customer: string
  type: 'SIP' | 'MVNO'
  name: string | null
  simNumber: string | null
  version: number
}

function toAccount({ id, customer, type, name, simNumber, version }: Row, numbers: string[]): VoiceAccount {
  if (type === 'SIP') return { _id: id, customer, type, ...withoutNulls({ name }), numbers, version }
  const [number] = numbers
  return {
    _id: id,
    customer,
    type,
    state: 'ACTIVE',
    ...withoutNulls({ number: number ?? null, simNumber }),
    version,
  }
}
