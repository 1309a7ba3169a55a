import { poaFileProcedures } from '../poa/poa.router.js'
import { definitionsOf } from '../procedure/definitions-of.js'
import { createCallerFactory, router } from '../procedure/procedures.js'
import { documentFileProcedures } from '../signed-copy/signed-copy.router.js'
import { areas } from '../trpc/router.js'

/** The procedures that tRPC serves, and those that take files or answer them. */
const restRouter = router({
  ...areas,
  portingFile: router({ ...poaFileProcedures, ...documentFileProcedures }),
})

/** Every operation by its name, with what its procedure says of it. */
export const operations = definitionsOf(restRouter)

/** Calls them in this process. */
export const createRestCaller = createCallerFactory(restRouter)
export type RestCaller = ReturnType<typeof createRestCaller>
