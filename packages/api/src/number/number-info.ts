import { findHolders, findOperatorById } from '@telecomx/database'
import { danishNumberType, type NumberInfo } from '@telecomx/validation'
import type { Dependencies } from '../procedure/dependencies.js'

/** What a Danish number (E.164) is for, and who holds it. */
export async function numberInfo({ database }: Dependencies, number: string): Promise<NumberInfo> {
  const cpsCode = (await findHolders(database, [number])).get(number)
  const type = danishNumberType(number, cpsCode !== undefined)
  if (cpsCode === undefined) return { number, type }
  const operator = await findOperatorById(database, cpsCode)
  return { number, type, operator: cpsCode, ...(operator && { operatorName: operator.name }) }
}
