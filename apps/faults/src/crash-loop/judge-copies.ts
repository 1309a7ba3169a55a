import { createHash } from 'node:crypto'
import type { Database } from '@telecomx/database'
import { breach, tally } from './judgement.js'

/** How a file came; one without a readable code is nobody's. */
interface Came {
  by: 'UPLOAD' | 'EMAIL'
  isUnreadable: boolean
}

/** Every file that came, by its SHA-256, is here once, whole, and no other. */
export async function judgeCopies(database: Database, files: ReadonlyMap<string, Came>) {
  const rows = await database
    .selectFrom('signed_copy')
    .select(['id', 'sha256', 'source', 'state', 'received_mail as mail'])
    .execute()
  const counts = tally(rows.map(({ sha256 }) => sha256))
  const breaches: string[] = []
  for (const [sha256, { by }] of files)
    breaches.push(...breach(!counts.has(sha256), `a file by ${by} is lost: ${sha256}`))
  for (const { id, sha256, source, state, mail } of rows) {
    const came = files.get(sha256)
    const isUnmatched = state === 'UNMATCHED'
    breaches.push(
      ...breach(came?.by !== source, `signed copy ${id} by ${source} never came so`),
      ...breach(came?.isUnreadable !== isUnmatched, `signed copy ${id} is ${state}`),
      ...breach((source === 'EMAIL') !== (mail !== null), `signed copy ${id} is of no mail, or of one`),
      ...breach((await hashOf(database, id)) !== sha256, `signed copy ${id} is not whole`),
    )
  }
  const twice = [...counts].filter(([, count]) => count > 1)
  breaches.push(...twice.map(([sha256, count]) => `a file is here ${count} times: ${sha256}`))
  return {
    numbers: {
      'signed copies': rows.length,
      'copies lost': [...files.keys()].filter((sha256) => !counts.has(sha256)).length,
      'copies here twice': twice.length,
    },
    breaches,
  }
}

async function hashOf(database: Database, copyId: string): Promise<string> {
  const parts = await database
    .selectFrom('signed_copy_part')
    .select('bytes')
    .where('signed_copy', '=', copyId)
    .orderBy('number')
    .execute()
  const hash = createHash('sha256')
  for (const { bytes } of parts) hash.update(bytes)
  return hash.digest('hex')
}
