import type { Client } from '@telecomx/client'
import type { Actor } from './actor.js'
import { signAndScan } from './sign-and-scan.js'
import { step } from './step.js'

/** A document, and as what its scan is saved. */
export interface ToSign {
  poaId: string
  portings: readonly string[]
  filename: string
}

/** The document comes back: signed, scanned, and uploaded by the customer. Gives the id of the signed copy. */
export async function fileSignedCopy(
  { run, client, customerId }: Actor,
  admin: Client,
  { poaId, portings, filename }: ToSign,
): Promise<string> {
  const bytes = await step(
    'Print it, sign it, scan it askew',
    async () => signAndScan((await admin.poaDocument({ customerId, poaId })).bytes),
    () => filename,
  )
  await run.output.save(filename, bytes)
  const { document } = await step(
    'Client, owner: documentUpload',
    () => client.documentUpload({ portingId: portings[0] ?? '', bytes, filename }),
    (filed) => `read code ${filed.document.code}, ${filed.document.state}`,
  )
  return document._id
}
