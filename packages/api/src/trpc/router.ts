import { auditLogRouter } from '../audit/audit-log.router.js'
import { customerRouter } from '../customer/customer.router.js'
import { deliveryRouter } from '../delivery/delivery.router.js'
import { employeeRouter } from '../employee/employee.router.js'
import { numberRouter } from '../number/number.router.js'
import { operatorRouter } from '../operator/operator.router.js'
import { overviewRouter } from '../overview/overview.router.js'
import { portingRouter } from '../porting/porting.router.js'
import { sessionRouter } from '../session/session.router.js'
import { documentRouter } from '../signed-copy/signed-copy.router.js'
import { tokenRouter } from '../token/token.router.js'
import { verifyRouter } from '../verify/verify.router.js'
import {
  mvnoAccountRouter,
  sipAccountRouter,
  voiceAccountRouter,
} from '../voice-account/voice-account.router.js'
import { workRouter } from '../work/work.router.js'
import { router } from '../procedure/procedures.js'

/** The areas of the product. */
export const areas = {
  auditLog: auditLogRouter,
  customer: customerRouter,
  delivery: deliveryRouter,
  document: documentRouter,
  employee: employeeRouter,
  mvnoAccount: mvnoAccountRouter,
  number: numberRouter,
  operator: operatorRouter,
  overview: overviewRouter,
  poa: verifyRouter,
  porting: portingRouter,
  session: sessionRouter,
  sipAccount: sipAccountRouter,
  token: tokenRouter,
  voiceAccount: voiceAccountRouter,
  work: workRouter,
}

/** Everything that tRPC serves; the generated client carries its type. */
export const appRouter = router(areas)

export type AppRouter = typeof appRouter
