import type { AnyTRPCProcedure } from '@trpc/server'
import { operatorRouter } from '../operator/operator.router.js'
import { portingFileRouter, portingRouter } from '../porting/porting.router.js'
import { createCallerFactory, router } from '../trpc/procedures.js'
import {
  mvnoAccountRouter,
  sipAccountRouter,
  voiceAccountRouter,
} from '../voice-account/voice-account.router.js'
import type { RestRoute } from './routes.js'

/** The procedures of the tRPC door, and those that answer files. */
export const restRouter = router({
  mvnoAccount: mvnoAccountRouter,
  operator: operatorRouter,
  porting: portingRouter,
  portingFile: portingFileRouter,
  sipAccount: sipAccountRouter,
  voiceAccount: voiceAccountRouter,
})

/** Calls them in this process. */
export const createRestCaller = createCallerFactory(restRouter)
export type RestCaller = ReturnType<typeof createRestCaller>

/** The procedure that a row leads to: its input, output and documented errors. */
export function procedureOf(route: RestRoute): AnyTRPCProcedure {
  // The router holds the procedures under the same names as the caller holds the calls.
  return route.procedure(restRouter as unknown as RestCaller) as unknown as AnyTRPCProcedure
}
