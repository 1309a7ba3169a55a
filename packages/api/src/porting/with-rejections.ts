import { type Caller, listRejections } from '@telecomx/database'
import type { Porting } from '@telecomx/validation'
import type { Dependencies } from '../procedure/dependencies.js'
import { describeRejection } from './describe-rejection.js'

/** The portings with what the donor refused of them, in the caller's language. */
export async function withRejections(
  { database }: Pick<Dependencies, 'database'>,
  { language }: Pick<Caller, 'language'>,
  portings: readonly Porting[],
): Promise<Porting[]> {
  const stored = await listRejections(database, portings)
  return portings.map((porting) => {
    const found = stored.get(porting._id)
    const rejection = found && describeRejection(found, language)
    return rejection ? { ...porting, rejection } : porting
  })
}
