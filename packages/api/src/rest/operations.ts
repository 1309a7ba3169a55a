import { poaFileProcedures } from '../poa/poa.router.js'
import { definitionsOf } from '../procedure/definitions-of.js'
import { router } from '../procedure/procedures.js'
import { documentFileProcedures } from '../signed-copy/signed-copy.router.js'
import { areas } from '../trpc/router.js'
import { poaFileRouter } from '../verify/verify.router.js'

/** The procedures that tRPC serves, and those that take files or answer them. */
export const procedures = router({
  ...areas,
  portingFile: router({ ...poaFileProcedures, ...documentFileProcedures }),
  poaFile: poaFileRouter,
})

/** Every operation by its name, with what its procedure says of it. */
export const operations = definitionsOf(procedures)

export type Procedures = typeof procedures
