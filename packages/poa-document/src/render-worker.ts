import { parentPort, workerData } from 'node:worker_threads'
import type { PoaFacts } from './facts.js'
import { type FontFiles, readFonts } from './font.js'
import { renderPoa } from './render-poa.js'
import type { WorkerAnswer } from './render-thread.js'

// The thread's own entry file: facts in, document out, its bytes moved and not copied.
const files: FontFiles = workerData
const fonts = readFonts(files)

parentPort?.on('message', (facts: PoaFacts) => {
  try {
    const rendered = renderPoa(facts, fonts)
    parentPort?.postMessage({ rendered } satisfies WorkerAnswer, [rendered.bytes.buffer])
  } catch (error) {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    parentPort?.postMessage({ failed: String(error) } satisfies WorkerAnswer)
  }
})
