import { findHolder } from '@telecomx/database'
import { danishNumberType, type NumberInfo } from '@telecomx/validation'
import type { Dependencies } from '../procedure/dependencies.js'

/** What a Danish number (E.164) is for, and who holds it. */
export async function numberInfo({ database }: Dependencies, number: string): Promise<NumberInfo> {
  const holder = await findHolder(database, number)
  const type = danishNumberType(number, holder !== undefined)
  if (!holder) return { number, type }
  const { operator, operatorName } = holder
  return { number, type, operator, ...(operatorName !== null && { operatorName }) }
}
