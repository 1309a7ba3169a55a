import { operatorRouter } from '../operator/operator.router.js'
import { portingRouter } from '../porting/porting.router.js'
import {
  mvnoAccountRouter,
  sipAccountRouter,
  voiceAccountRouter,
} from '../voice-account/voice-account.router.js'
import { router } from './procedures.js'

/** Everything on the tRPC door; the generated client carries its type. */
export const appRouter = router({
  mvnoAccount: mvnoAccountRouter,
  operator: operatorRouter,
  porting: portingRouter,
  sipAccount: sipAccountRouter,
  voiceAccount: voiceAccountRouter,
})

export type AppRouter = typeof appRouter
