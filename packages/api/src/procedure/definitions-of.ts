import type { z } from 'zod'
import type { Meta } from './init.js'

/** What a procedure says of itself. */
export interface ProcedureDefinition {
  type: 'query' | 'mutation'
  meta: Meta
  /** In the order in which they are checked. */
  inputs: readonly z.ZodType[]
  /** None of a file. */
  output?: z.ZodType
}

/** The procedures of a router by their dotted path, which tRPC's types do not say. */
export function definitionsOf(router: {
  _def: { procedures: unknown }
}): ReadonlyMap<string, ProcedureDefinition> {
  const procedures = router._def.procedures as Record<string, { _def: ProcedureDefinition }>
  return new Map(Object.entries(procedures).map(([name, { _def }]) => [name, _def]))
}
