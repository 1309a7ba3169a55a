import { portingFileRouter } from '../poa/poa.router.js'
import { createCallerFactory, router } from '../procedure/procedures.js'
import { areas } from '../trpc/router.js'

/** The procedures of the tRPC door, and those that answer files. */
export const restRouter = router({ ...areas, portingFile: portingFileRouter })

/** Calls them in this process. */
export const createRestCaller = createCallerFactory(restRouter)
export type RestCaller = ReturnType<typeof createRestCaller>
