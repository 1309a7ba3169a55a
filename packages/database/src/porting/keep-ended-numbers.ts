import { sql } from 'kysely'
import { now } from '../query/now.js'
import type { Database } from '../schema.js'
import { endedStages } from './stage-facts.js'

/**
 * Keeps the numbers of portings that came to their end within a day and are not found by them. While an installation is
 * updated, servers of the version before end portings as well, and those only free the numbers. Does no harm beside
 * `releaseNumbers`, nor to a porting that is open again meanwhile: a search finds each once.
 */
export async function keepEndedNumbers(database: Database): Promise<void> {
  const isUnkept = sql`porting.stage in (${sql.join(endedStages)}) and porting.stage_at > ${now} - interval 1 day
    and not exists (select 1 from ended_porting_number as kept where kept.porting = porting.id)`
  await sql`
    insert ignore into ended_porting_number (number, porting)
    select porting.number, porting.id from porting where ${isUnkept}
    union all
    select additional.number, porting.id
    from porting join json_table(porting.additional_numbers, '$[*]' columns (number varchar(16) path '$')) as additional
    where ${isUnkept}`.execute(database)
}
