import type { AnyTRPCProcedure } from '@trpc/server'
import { portingFileRouter } from '../porting/porting.router.js'
import { createCallerFactory, router } from '../trpc/procedures.js'
import { areas } from '../trpc/router.js'
import type { RestRoute } from './routes.js'

/** The procedures of the tRPC door, and those that answer files. */
export const restRouter = router({ ...areas, portingFile: portingFileRouter })

/** Calls them in this process. */
export const createRestCaller = createCallerFactory(restRouter)
export type RestCaller = ReturnType<typeof createRestCaller>

/** The name of the procedure that a row leads to, e.g. `operator.create`. */
export function operationOf(route: RestRoute): string {
  const procedure = procedureOf(route)
  // tRPC keeps them by their dotted path, which its types do not say.
  const [name] =
    Object.entries(restRouter._def.procedures).find(([, one]) => one === (procedure as unknown)) ?? []
  if (name === undefined) throw new Error(`${route.path} leads to no procedure`)
  return name
}

/** The procedure that a row leads to: its input, output and documented errors. */
export function procedureOf(route: RestRoute): AnyTRPCProcedure {
  // The router holds the procedures under the same names as the caller holds the calls.
  return route.procedure(restRouter as unknown as RestCaller) as unknown as AnyTRPCProcedure
}
