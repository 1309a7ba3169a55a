import { sql } from 'kysely'
import { now } from '../query/now.js'

/** So long a link is good from when its mail is handed over; whoever has waited so long for the mail does not any more. */
const minutesValid = sql.lit(15)

export const inSomeMinutes = sql<Date>`${now} + interval ${minutesValid} minute`
export const someMinutesAgo = sql<Date>`${now} - interval ${minutesValid} minute`
