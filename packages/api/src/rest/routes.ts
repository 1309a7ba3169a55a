import { customerRoutes } from './routes/customer-routes.js'
import { deliveryRoutes } from './routes/delivery-routes.js'
import { numberRoutes } from './routes/number-routes.js'
import { operatorRoutes } from './routes/operator-routes.js'
import { poaRoutes } from './routes/poa-routes.js'
import { poaFileRoutes } from './routes/poa-file-routes.js'
import { portingRoutes } from './routes/porting-routes.js'
import { voiceAccountRoutes } from './routes/voice-account-routes.js'
import type { RestRoute } from './routes/route.js'

/** The documented URLs. Each row leads to its procedure. Where two paths are alike, the first row answers. */
export const routes: readonly RestRoute[] = [
  ...operatorRoutes,
  ...numberRoutes,
  ...customerRoutes,
  ...voiceAccountRoutes,
  ...portingRoutes,
  ...poaRoutes,
  ...deliveryRoutes,
  ...poaFileRoutes,
]

/** The names of the pieces of a path: `customerId` of `/porting/:customerId/poa`. */
export function pathParametersOf(path: string): string[] {
  return path.match(/(?<=:)\w+/g) ?? []
}
