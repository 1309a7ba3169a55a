import { customerRouter } from '../customer/customer.router.js'
import { employeeRouter } from '../employee/employee.router.js'
import { operatorRouter } from '../operator/operator.router.js'
import { portingRouter } from '../porting/porting.router.js'
import { tokenRouter } from '../token/token.router.js'
import { router } from './procedures.js'

/** Everything on the tRPC door; the generated client carries its type. */
export const appRouter = router({
  customer: customerRouter,
  employee: employeeRouter,
  operator: operatorRouter,
  porting: portingRouter,
  token: tokenRouter,
})

export type AppRouter = typeof appRouter
