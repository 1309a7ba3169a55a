import type { PortingStage } from '@telecomx/validation'
import type { Database } from '../schema.js'
import { stagesThat } from './stage-facts.js'

/** A donor's last refusal of a porting. */
export interface StoredRejection {
  /** The reason; something else where staff set the stage by hand. */
  message: string | null
  /** The donor compares its customer number. */
  validatesCustomerId: boolean
}

/** A porting as it is answered. */
interface PortingToAskAbout {
  _id: string
  status: { stage: PortingStage }
  version: number
}

/** The stages in which a refusal is still to be dealt with, if there was one. */
const mendable = stagesThat(({ takesUpdates }) => takesUpdates)
/** What comes after it when it is dealt with. */
const decisive: readonly PortingStage[] = ['IN_REJECTED', ...stagesThat(({ takesUpdates }) => !takesUpdates)]

/** Those of the portings that the donor refused and that were neither ordered again nor came to an end since. */
export async function listRejections(
  database: Database,
  portings: readonly PortingToAskAbout[],
): Promise<Map<string, StoredRejection>> {
  // A page of portings that wait for their first order, the usual one, is not asked about.
  const portingIds = portings.filter(mayBeRefused).map(({ _id }) => _id)
  if (portingIds.length === 0) return new Map()
  const rows = await database
    .selectFrom('porting')
    .innerJoin('operator', 'operator.id', 'porting.operator')
    .innerJoin('porting_stage as last', 'last.porting', 'porting.id')
    .select(['porting.id', 'last.message', 'operator.customer_id_validation as validatesCustomerId'])
    .where('porting.id', 'in', portingIds)
    .where('porting.stage', 'in', mendable)
    .where('last.stage', '=', 'IN_REJECTED')
    .where('last.version', '=', (query) =>
      query
        .selectFrom('porting_stage')
        .select(({ fn }) => fn.max('porting_stage.version').as('version'))
        .whereRef('porting_stage.porting', '=', 'porting.id')
        .where('porting_stage.stage', 'in', decisive),
    )
    .execute()
  return new Map(
    rows.map(({ id, message, validatesCustomerId }) => [
      id,
      { message, validatesCustomerId: validatesCustomerId === 1 },
    ]),
  )
}

/** What was created and never changed since has its first version. */
function mayBeRefused({ status, version }: PortingToAskAbout): boolean {
  return version > 1 && mendable.includes(status.stage)
}
