import { operatorRouter } from '../operator/operator.router.js'
import { portingFileRouter, portingRouter } from '../porting/porting.router.js'
import { createCallerFactory, router } from '../trpc/procedures.js'

/** Calls the procedures of the tRPC door, and those that answer files, in this process. */
export const createRestCaller = createCallerFactory(
  router({ operator: operatorRouter, porting: portingRouter, portingFile: portingFileRouter }),
)

export type RestCaller = ReturnType<typeof createRestCaller>
