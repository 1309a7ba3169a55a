import { operatorRouter } from '../operator/operator.router.js'
import { portingRouter } from '../porting/porting.router.js'
import { router } from './procedures.js'

/** Everything on the tRPC door; the generated client carries its type. */
export const appRouter = router({ operator: operatorRouter, porting: portingRouter })

export type AppRouter = typeof appRouter
