import type { VoiceAccount, VoiceAccountListRequest } from '@telecomx/validation'
import { pageOfRows } from '../query/page-of-rows.js'
import type { Database } from '../schema.js'
import { withoutNulls } from '../query/without-nulls.js'
import { isVisibleTo, type Viewer } from '../customer/visibility.js'
import { listNumbersByAccounts } from './voice-accounts.js'

/** A page of the live accounts that the viewer may see, oldest first, and how many there are in all. */
export async function listVoiceAccounts(
  database: Database,
  viewer: Viewer,
  { customer, ...part }: VoiceAccountListRequest,
): Promise<{ total: number; voiceAccounts: VoiceAccount[] }> {
  const wanted = database
    .selectFrom('voice_account')
    .where('voice_account.state', '=', 'ACTIVE')
    .where(isVisibleTo<'voice_account'>(viewer, 'voice_account.customer'))
    .$if(customer !== undefined, (query) => query.where('voice_account.customer', '=', customer ?? ''))
    .select(['id', 'customer', 'type', 'name', 'sim_number as simNumber', 'version'])
    .orderBy('created_at')
    .orderBy('id')
  const { total, rows } = await pageOfRows(wanted, part)
  const numbers = await listNumbersByAccounts(
    database,
    rows.map((row) => row.id),
  )
  return { total, voiceAccounts: rows.map((row) => toAccount(row, numbers.get(row.id) ?? [])) }
}

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
