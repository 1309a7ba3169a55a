import type { Calls } from './calls.js'
import type { SignedFile } from './signed-file.js'
import type { Way } from './way.js'

export interface UploadNumbers {
  /** Answered with success. */
  taken: number
  /** Cut off, sent again, and answered that it is here already. */
  foundHere: number
  /** Sent by two at once, of whom one is answered so. */
  byTwo: number
}

/** Sends a signed copy until it is answered with success, or that it is here already where somebody was cut off. */
export async function uploadCopy(
  { calls, uploads, signal }: { calls: Calls; uploads: UploadNumbers; signal: AbortSignal },
  { way, copy, isTwice }: { way: Way; copy: SignedFile; isTwice: boolean },
): Promise<void> {
  const request = { portingId: way.portings[0]?.id ?? '', filename: 'Fuldmagt.pdf', bytes: copy.bytes }
  const send = () => calls.call(way.customer.token, (client) => client.documentUpload(request), signal)
  const endings = await Promise.all(isTwice ? [send(), send()] : [send()])
  const taken = endings.filter((ending) => 'answer' in ending).length
  const refused = endings.flatMap((ending) => ('refusal' in ending ? [ending] : []))
  const other = refused.find(({ refusal }) => refusal !== 'file: The file is already here')
  if (other) throw new Error(`refused: ${other.refusal}`)
  if (taken > 1) throw new Error('taken twice')
  if (taken === 0 && !refused.some(({ isCut }) => isCut)) throw new Error('it was here before it came')
  uploads.taken += taken
  uploads.foundHere += 1 - taken
  uploads.byTwo += isTwice ? 1 : 0
}
