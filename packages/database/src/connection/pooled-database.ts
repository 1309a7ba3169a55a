import {
  type CompiledQuery,
  CompiledQuery as Compiled,
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

// The fast path between Kysely and the pool. Its own way leads each statement through a driver, a provider of connections
// and, in a transaction, two more and a check: fifteen promises, where three do. All it says of its classes is used as
// it is published; what its `transaction()`, `connection()` and plugins do goes on to work, the long way.

/** A database of which each statement, and each transaction, has a connection that is lent to it. */
export function pooledDatabase(pool: GuardedPool, lend: () => Promise<LentConnection>): Database {
  const driver = driverOf(pool)
  const props = { config: { dialect }, dialect, driver, executor: new LendingExecutor(lend) }
  const database: Database = new Kysely(props)
  lenders.set(database, { props, lend })
  return database
}

/** Never asked for its driver. */
const dialect = new MysqlDialect({ pool: () => Promise.reject() })
const [compiler, adapter] = [new MysqlQueryCompiler(), new MysqlAdapter()]

const lenders = new WeakMap<Database, { props: KyselyProps; lend: () => Promise<LentConnection> }>()

/**
 * Does the work between a `begin` and a `commit`, or a `rollback` when it or the commit fails. As Kysely does it; but what
 * work goes on to ask after its end is refused at once, whatever became of it.
 */
export async function transact<Result>(
  database: Database,
  work: (trx: DatabaseTransaction) => Promise<Result>,
): Promise<Result> {
  const lender = lenders.get(database)
  if (!lender) return database.transaction().execute(work)
  const connection = new PooledConnection(await lender.lend())
  const executor = new PinnedExecutor(connection)
  try {
    await connection.executeQuery(begin)
    const result = await work(new Transaction<Tables>({ ...lender.props, executor }))
    executor.end()
    await connection.executeQuery(commit)
    return result
  } catch (error) {
    executor.end()
    await connection.executeQuery(rollback)
    throw error
  } finally {
    connection.release()
  }
}

const [begin, commit, rollback] = ['begin', 'commit', 'rollback'].map((sql) => Compiled.raw(sql)) as [
  CompiledQuery,
  CompiledQuery,
  CompiledQuery,
]

class LendingExecutor extends DefaultQueryExecutor {
  readonly #lend: () => Promise<LentConnection>

  constructor(lend: () => Promise<LentConnection>) {
    super(compiler, adapter, { provideConnection: (consumer) => this.provideConnection(consumer) })
    this.#lend = lend
  }

  override async provideConnection<Result>(
    consumer: (connection: DatabaseConnection) => Promise<Result>,
  ): Promise<Result> {
    const connection = new PooledConnection(await this.#lend())
    try {
      return await consumer(connection)
    } finally {
      connection.release()
    }
  }

  override executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    return this.provideConnection((connection) => connection.executeQuery<Row>(query))
  }
}

/** All on one connection, until the end. */
class PinnedExecutor extends DefaultQueryExecutor {
  readonly #connection: DatabaseConnection
  #isOver = false

  constructor(connection: DatabaseConnection) {
    super(compiler, adapter, { provideConnection: (consumer) => this.provideConnection(consumer) })
    this.#connection = connection
  }

  end(): void {
    this.#isOver = true
  }

  override async provideConnection<Result>(
    consumer: (connection: DatabaseConnection) => Promise<Result>,
  ): Promise<Result> {
    if (this.#isOver) throw new Error('the transaction is over')
    return consumer(this.#connection)
  }

  override executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    return this.provideConnection((connection) => connection.executeQuery<Row>(query))
  }
}

class PooledConnection implements DatabaseConnection {
  readonly #lent: LentConnection

  constructor(lent: LentConnection) {
    this.#lent = lent
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    try {
      return resultOf(await this.#lent.send(query))
    } catch (error) {
      throw withCallers(error)
    }
  }

  /** mysql2's streams hang for ever when their connection dies. */
  streamQuery(): never {
    throw new Error('rows are not streamed')
  }

  release(): void {
    this.#lent.release()
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

/** An error of mysql2 knows nothing of who asked. */
function withCallers(error: unknown): unknown {
  if (error instanceof Error) error.stack += `\n${new Error().stack?.split('\n').slice(1).join('\n')}`
  return error
}

/** What Kysely asks for its own transactions, which have a connection by then. */
function driverOf(pool: GuardedPool): Driver {
  const send = (sql: string) => async (connection: DatabaseConnection) => {
    await connection.executeQuery(Compiled.raw(sql))
  }
  return {
    init: async () => undefined,
    acquireConnection: async () => new PooledConnection(await pool.lend()),
    releaseConnection: async (connection) => (connection as PooledConnection).release(),
    async beginTransaction(connection, { isolationLevel }) {
      if (isolationLevel) await send(`set transaction isolation level ${isolationLevel}`)(connection)
      await send('begin')(connection)
    },
    commitTransaction: send('commit'),
    rollbackTransaction: send('rollback'),
    destroy: () => pool.end(),
  }
}
