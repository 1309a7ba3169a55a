import { parentPort, workerData } from 'node:worker_threads'
import { type FontFiles, readFonts } from './font.js'
import { renderPoa } from './render-poa.js'
import type { Printable, WorkerAnswer } from './render-thread.js'
import { renderTrail } from './render-trail.js'

// The thread's own entry file: facts in, document out, its bytes moved and not copied.
const files: FontFiles = workerData
const fonts = readFonts(files)

parentPort?.on('message', (facts: Printable) => {
  try {
    const rendered = 'events' in facts ? renderTrail(facts, fonts) : renderPoa(facts, fonts)
    parentPort?.postMessage({ rendered } satisfies WorkerAnswer, [rendered.bytes.buffer])
  } catch (error) {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    parentPort?.postMessage({ failed: String(error) } satisfies WorkerAnswer)
  }
})
