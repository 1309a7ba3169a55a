import { findPorting } from '@telecomx/database'
import { type Porting, portingGetErrors } from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'
import type { Dependencies } from '../procedure/dependencies.js'

/** The porting; 404 when there is none. */
export async function portingGet(
  { database }: Pick<Dependencies, 'database'>,
  portingId: string,
): Promise<Porting> {
  const porting = await findPorting(database, portingId)
  if (!porting) throw new ApiFailure(portingGetErrors.portingNotFound)
  return porting
}
