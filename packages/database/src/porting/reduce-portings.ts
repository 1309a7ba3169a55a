import { sql } from 'kysely'
import { chunksOf } from '../query/chunks-of.js'
import { toJsonList } from '../query/json-list.js'
import type { DatabaseTransaction } from '../schema.js'
import { insertPortingsEntry, type PortingChange, recordPortings } from './move-portings.js'
import type { OpenPorting } from './open-portings.js'

/** A porting and those of its numbers that stay with it, the new main number first. */
export interface ReducedPorting extends OpenPorting {
  remaining: [string, ...string[]]
}

/** Takes numbers out of portings, frees them and records it. Throws as `movePortings` does. */
export async function reducePortings(
  trx: DatabaseTransaction,
  portings: readonly ReducedPorting[],
  change: PortingChange,
): Promise<void> {
  if (portings.length === 0) return
  const audit = await insertPortingsEntry(trx, portings, 'reduce', change)
  for (const chunk of chunksOf(portings))
    await recordPortings(
      trx,
      chunk,
      'reduce',
      { ...change, audit },
      {
        number: byId(chunk, ({ remaining: [number] }) => number),
        additional_numbers: byId(chunk, ({ remaining: [, ...additional] }) => toJsonList(additional)),
      },
    )
  const freed = portings.flatMap(({ numbers, remaining }) => {
    const kept = new Set(remaining)
    return numbers.filter((number) => !kept.has(number))
  })
  for (const chunk of chunksOf(freed))
    await trx.deleteFrom('open_porting_number').where('number', 'in', chunk).execute()
}

/** Another value for each row of one statement. */
function byId<Value extends string | null>(
  portings: readonly ReducedPorting[],
  value: (porting: ReducedPorting) => Value,
) {
  const cases = portings.map((porting) => sql`when ${porting.id} then ${value(porting)}`)
  return sql<Value>`case id ${sql.join(cases, sql` `)} end`
}
