import type { Database } from '@telecomx/database'
import { createTestDatabase, type TestDatabase } from '@telecomx/database/testing'
import { sql } from 'kysely'
import { multiplyCustomers } from './multiply-customers.js'

/** A database of one contender, filled like those of all others of its world. */
export interface WorldCopy {
  databaseUrl: string
  token: string
  /** Makes these tables what they were at first. */
  restore(tables: readonly string[]): Promise<void>
}

export interface World {
  /** Another database with the same tables and rows; with those of its customers so many times, when that is said. */
  copy(times?: number): Promise<WorldCopy>
  drop(): Promise<void>
}

/** Fills a database that nobody works on, of which every contender gets a copy. `seed` gives the token to call with. */
export async function createWorld(seed: (database: Database) => Promise<string>): Promise<World> {
  const pristine = await createTestDatabase()
  const databases = [pristine]
  const token = await seed(pristine.database)
  const tables = await listTables(pristine)
  return {
    async copy(times = 1) {
      const copy = await createTestDatabase({ migrated: false })
      databases.push(copy)
      await unchecked(copy, async (connection) => {
        for (const table of tables) await createAlike(pristine, table, connection)
      })
      const restore = (changed: readonly string[]) =>
        unchecked(copy, async (connection) => {
          for (const table of changed) await restoreTable(pristine, table, connection)
        })
      await restore(tables)
      await unchecked(copy, (connection) => multiplyCustomers(connection, nameOf(pristine), times))
      return { databaseUrl: copy.url, token, restore }
    },
    async drop() {
      for (const database of databases) await database.drop()
    },
  }
}

const nameOf = ({ url }: TestDatabase) => new URL(url).pathname.slice(1)

async function listTables(database: TestDatabase): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select table_name as name from information_schema.tables
    where table_schema = ${nameOf(database)} and table_type = 'BASE TABLE'`.execute(database.database)
  return rows.map(({ name }) => name)
}

/** With its keys and its references, which `create table … like` leaves out. */
async function createAlike(from: TestDatabase, table: string, connection: Database): Promise<void> {
  const shown = sql<{ 'Create Table': string }>`show create table ${sql.id(nameOf(from), table)}`
  const { rows } = await shown.execute(connection)
  await sql.raw(rows[0]?.['Create Table'] ?? '').execute(connection)
}

async function restoreTable(from: TestDatabase, table: string, connection: Database): Promise<void> {
  await sql`truncate table ${sql.id(table)}`.execute(connection)
  await sql`insert into ${sql.id(table)} select * from ${sql.id(nameOf(from), table)}`.execute(connection)
}

/** On one connection, which is told not to check references meanwhile. */
async function unchecked(
  database: TestDatabase,
  work: (connection: Database) => Promise<void>,
): Promise<void> {
  const patient = database.connect({ connectionLimit: 1, queryDeadlineMs: 600_000 })
  try {
    await sql`set foreign_key_checks = 0`.execute(patient)
    await work(patient)
  } finally {
    await patient.destroy()
  }
}
