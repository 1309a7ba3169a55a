import { customerRouter } from '../customer/customer.router.js'
import { employeeRouter } from '../employee/employee.router.js'
import { numberRouter } from '../number/number.router.js'
import { operatorRouter } from '../operator/operator.router.js'
import { portingRouter } from '../porting/porting.router.js'
import { tokenRouter } from '../token/token.router.js'
import { router } from './procedures.js'

/** The areas of the product. */
export const areas = {
  customer: customerRouter,
  employee: employeeRouter,
  number: numberRouter,
  operator: operatorRouter,
  porting: portingRouter,
  token: tokenRouter,
}

/** Everything on the tRPC door; the generated client carries its type. */
export const appRouter = router(areas)

export type AppRouter = typeof appRouter
