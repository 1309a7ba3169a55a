import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { killWithUs } from '../programs/kill-with-us.js'
import type { PeerPdfName } from '../peers/pdf/peer-pdfs.js'
import type { DocumentCost, DocumentOrder } from './document-process.js'

// As built, also for who runs the sources.
const script = fileURLToPath(new URL('../../dist/documents/document-process.js', import.meta.url))

const longestMs = 120_000

/** Starts a process that makes documents, with the product's own renderer or with a library. */
export async function startDocumentProcess(name: 'Telecom X' | PeerPdfName) {
  const child = fork(script, [name], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: ['--no-flush-bytecode'],
  })
  const stop = killWithUs(child)
  const heard = async () =>
    (await once(child, 'message', { signal: AbortSignal.timeout(longestMs) }))[0] as unknown
  await heard()
  return {
    async measure(order: DocumentOrder): Promise<DocumentCost> {
      child.send(order)
      return (await heard()) as DocumentCost
    },
    stop,
  }
}
