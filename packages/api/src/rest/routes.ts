import { customerRoutes } from './routes/customer-routes.js'
import { documentRoutes } from './routes/document-routes.js'
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
  ...documentRoutes,
  ...portingRoutes,
  ...poaRoutes,
  ...deliveryRoutes,
  ...poaFileRoutes,
]

export interface PathPiece {
  /** In the path: `customerId` of `/customer/:customerId`. */
  name: string
  /** In the input of the procedure: `_id`. */
  inputName: string
}

/** What a path has to be filled with, in its order. */
export function pathPiecesOf({ path, inputNames }: RestRoute): PathPiece[] {
  const names = path.match(/(?<=:)\w+/g) ?? []
  return names.map((name) => ({ name, inputName: inputNames?.[name] ?? name }))
}

/** The path with the value of each piece in it. */
export function filledPath(route: RestRoute, valueOf: (piece: PathPiece) => string | undefined): string {
  return pathPiecesOf(route).reduce(
    (path, piece) => path.replace(`:${piece.name}`, encodeURIComponent(valueOf(piece) ?? '')),
    route.path,
  )
}
