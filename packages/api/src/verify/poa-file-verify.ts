import { createHash } from 'node:crypto'
import { findPoaByCode } from '@telecomx/database'
import type { PoaVerifyOutput } from '@telecomx/validation'
import type { Dependencies } from '../procedure/dependencies.js'
import { readScan } from '../procedure/read-scan.js'
import { poaVerify } from './poa-verify.js'

/** All strangers have one turn among the tenants together, and not much of it for each file. */
const strangers = { tenant: 'strangers', timeoutMs: 5_000 }

/**
 * The same of a file that was sent: one that is nothing of ours to the byte may still carry a porting code of ours. Of one
 * with several codes nothing is told, or a list of typed codes would be looked up by each call.
 */
export async function poaFileVerify(dependencies: Dependencies, file: Uint8Array): Promise<PoaVerifyOutput> {
  const sha256 = createHash('sha256').update(file).digest('hex')
  const known = await poaVerify(dependencies, { sha256 })
  if (known.result !== 'UNKNOWN') return known
  const { codes } = await readScan(dependencies, file, strangers)
  const [code, other] = codes
  if (code === undefined || other !== undefined) return known
  const document = await findPoaByCode(dependencies.database, code)
  return document ? { result: 'CHANGED', documents: [document] } : known
}
