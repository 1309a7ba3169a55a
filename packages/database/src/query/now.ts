import { sql } from 'kysely'

/** The moment of the statement, UTC, by the database's clock: of all clocks the one that every server shares. */
export const now = sql<Date>`utc_timestamp(3)`
