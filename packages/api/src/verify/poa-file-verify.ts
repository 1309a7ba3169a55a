import { createHash } from 'node:crypto'
import { listPoasByCodes } from '@telecomx/database'
import type { PoaVerifyOutput } from '@telecomx/validation'
import type { Dependencies } from '../procedure/dependencies.js'
import { poaVerify } from './poa-verify.js'
import { readPortingCodes } from './read-porting-codes.js'

/** Of how many documents a file of several is told. */
const mostDocuments = 20

/** The same of a file that was sent: one that is nothing of ours to the byte may still carry a porting code of ours. */
export async function poaFileVerify(dependencies: Dependencies, file: Uint8Array): Promise<PoaVerifyOutput> {
  const sha256 = createHash('sha256').update(file).digest('hex')
  const known = await poaVerify(dependencies, { sha256 })
  if (known.result !== 'UNKNOWN') return known
  const codes = await readPortingCodes(dependencies, file)
  const documents = await listPoasByCodes(dependencies.database, codes.slice(0, mostDocuments))
  return documents.length > 0 ? { result: 'CHANGED', documents } : known
}
