import { type Database, findPoaByCode, findPoaByHash, findSignedCopyByHash } from '@telecomx/database'
import type { PoaVerifyOutput } from '@telecomx/validation'

/** What the file with that SHA-256 is to us. Who is in it is told to nobody here. */
export async function poaVerify(
  { database }: { database: Database },
  { sha256 }: { sha256: string },
): Promise<PoaVerifyOutput> {
  const original = await findPoaByHash(database, sha256)
  if (original) return { result: 'ORIGINAL', documents: [original] }
  const copy = await findSignedCopyByHash(database, sha256)
  if (!copy) return { result: 'UNKNOWN', documents: [] }
  const document = await findPoaByCode(database, copy.portingCode)
  return { result: 'SIGNED_COPY', copy: copy.state, documents: document ? [document] : [] }
}
