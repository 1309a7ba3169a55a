import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import type { Database, DatabaseTransaction } from '../schema.js'
import type { TestDatabase } from '../testing.js'
import type { QueryCall } from './query-calls.js'

/** What a call sends; its plan can be asked for by the same. */
export interface Statement {
  sql: string
  parameters: readonly unknown[]
}

/** A database on one connection that remembers what is sent to it. */
export interface Listener {
  database: Database
  /** Those that demand a transaction have one, which is rolled back. */
  statementsOf(call: QueryCall): Promise<Statement[]>
}

export async function listenTo(server: TestDatabase): Promise<Listener> {
  const sent: Statement[] = []
  const onStatement = (text: string, parameters: readonly unknown[]) => sent.push({ sql: text, parameters })
  const database = server.connect({ connectionLimit: 1, onStatement })
  // What prepares the connection is no query's.
  await sql`select 1`.execute(database)
  const run = async (call: QueryCall, trx: DatabaseTransaction) => {
    sent.length = 0
    await call.run(trx)
    return [...sent]
  }
  return {
    database,
    async statementsOf(call) {
      if (!queryNamed(call.query).isInTransaction) return run(call, database as DatabaseTransaction)
      const trx = await database.startTransaction().execute()
      try {
        return await run(call, trx)
      } finally {
        await trx.rollback().execute()
      }
    },
  }
}

const root = fileURLToPath(new URL('..', import.meta.url))

/** The files of the sources whose names have that form, from their folder on. */
export function filesLike(form: RegExp): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => form.test(file))
}

/** The functions that begin with a database or a transaction, read from the text of their files. */
export const queries = filesLike(/^(?!testing).*(?<!\.test)\.ts$/).flatMap(queriesOf)

export function queryNamed(wanted: string) {
  const query = queries.find(({ name }) => name === wanted)
  if (!query) throw new Error(`${wanted} begins with no database and no transaction`)
  return query
}

function queriesOf(file: string) {
  const begin =
    /^export (?:async function|function|const) (\w+)(?: = (?:async )?)?(?:<[^(]*>)?\(\s*\w+: Database(Transaction)?\b/gm
  const text = readFileSync(root + file, 'utf8')
  return [...text.matchAll(begin)].map(([, name = '', transaction]) => ({
    name,
    file,
    isInTransaction: transaction !== undefined,
  }))
}
