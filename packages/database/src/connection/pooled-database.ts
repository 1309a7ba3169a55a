import {
  CompiledQuery,
  type DatabaseConnection,
  DefaultQueryExecutor,
  type Driver,
  Kysely,
  type KyselyProps,
  MysqlAdapter,
  MysqlDialect,
  MysqlQueryCompiler,
  type QueryResult,
  Transaction,
} from 'kysely'
import type { ResultSetHeader } from 'mysql2'
import type { Database, DatabaseTransaction, Tables } from '../schema.js'
import type { GuardedPool, LentConnection } from './guarded-pool.js'

// The fast path between Kysely and the pool. Kysely's own way, from a tenant's `new Kysely` on, leads each statement through
// a driver's driver, a provider of connections and, in a transaction, two more providers and an executor made for it alone.
// This is made of what Kysely publishes; its `transaction()` and `connection()` work on it, the long way.

/** A database of which each statement, and each transaction, has a connection that is lent to it. */
export function pooledDatabase(pool: GuardedPool, lend: () => Promise<LentConnection>): Database {
  const executor = executorWith(async (consumer) => {
    const lent = await lend()
    try {
      return await consumer(connectionOf(lent))
    } finally {
      lent.release()
    }
  })
  const driver: Driver = { ...transactions, destroy: () => pool.end() }
  const props: KyselyProps = { config: { dialect }, dialect, driver, executor }
  const database: Database = new Kysely(props)
  lenders.set(database, { props, lend })
  return database
}

const lenders = new WeakMap<Database, { props: KyselyProps; lend: () => Promise<LentConnection> }>()

/**
 * Does the work between a `begin` and a `commit`, or a `rollback` when it or the commit fails: as Kysely does it. What the
 * work asks after its end is refused, however it ended.
 */
export async function transact<Result>(
  database: Database,
  work: (trx: DatabaseTransaction) => Promise<Result>,
): Promise<Result> {
  const lender = lenders.get(database)
  if (!lender) return database.transaction().execute(work)
  const lent = await lender.lend()
  const connection = connectionOf(lent)
  let isOver = false
  const executor = executorWith(async (consumer) => {
    if (isOver) throw new Error('the transaction is over')
    return consumer(connection)
  })
  try {
    await connection.executeQuery(begin)
    const result = await work(new Transaction<Tables>({ ...lender.props, executor }))
    isOver = true
    await connection.executeQuery(commit)
    return result
  } catch (error) {
    isOver = true
    await connection.executeQuery(rollback)
    throw error
  } finally {
    lent.release()
  }
}

const [begin, commit, rollback] = [
  CompiledQuery.raw('begin'),
  CompiledQuery.raw('commit'),
  CompiledQuery.raw('rollback'),
]

const [compiler, adapter] = [new MysqlQueryCompiler(), new MysqlAdapter()]

/** Its driver is never asked for. */
const dialect = new MysqlDialect({ pool: () => Promise.reject() })

function executorWith(
  provideConnection: <Result>(
    consumer: (connection: DatabaseConnection) => Promise<Result>,
  ) => Promise<Result>,
) {
  return new DefaultQueryExecutor(compiler, adapter, { provideConnection })
}

function connectionOf(lent: LentConnection): DatabaseConnection {
  return {
    async executeQuery(query) {
      try {
        return resultOf(await lent.send(query))
      } catch (error) {
        throw withCallers(error)
      }
    },
    // mysql2's streams hang for ever when their connection dies.
    streamQuery() {
      throw new Error('rows are not streamed')
    },
  }
}

function resultOf<Row>(answer: unknown): QueryResult<Row> {
  if (Array.isArray(answer)) return { rows: answer as Row[] }
  const { insertId, affectedRows, changedRows } = answer as ResultSetHeader & { changedRows: number }
  return {
    ...(insertId > 0 && { insertId: BigInt(insertId) }),
    numAffectedRows: BigInt(affectedRows),
    numChangedRows: BigInt(changedRows),
    rows: [],
  }
}

/** An error of mysql2 does not know who asked. */
function withCallers(error: unknown): unknown {
  if (error instanceof Error) error.stack += `\n${new Error().stack?.split('\n').slice(1).join('\n')}`
  return error
}

/** What Kysely's own transactions ask for. They have a connection by then: the executor's. */
const transactions: Omit<Driver, 'destroy'> = {
  init: () => Promise.resolve(),
  acquireConnection: () => Promise.reject(),
  releaseConnection: () => Promise.resolve(),
  async beginTransaction(connection, { isolationLevel, accessMode }) {
    const modes = [isolationLevel && `isolation level ${isolationLevel}`, accessMode].filter(Boolean)
    if (modes.length > 0)
      await connection.executeQuery(CompiledQuery.raw(`set transaction ${modes.join(', ')}`))
    await connection.executeQuery(begin)
  },
  async commitTransaction(connection) {
    await connection.executeQuery(commit)
  },
  async rollbackTransaction(connection) {
    await connection.executeQuery(rollback)
  },
}
