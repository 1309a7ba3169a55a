import { numberRouter } from '../number/number.router.js'
import { operatorRouter } from '../operator/operator.router.js'
import { portingRouter } from '../porting/porting.router.js'
import { router } from './procedures.js'

/** Everything on the tRPC door; the generated client carries its type. */
export const appRouter = router({ number: numberRouter, operator: operatorRouter, porting: portingRouter })

export type AppRouter = typeof appRouter
