import { parentPort } from 'node:worker_threads'
import type { RenderedPoa } from './facts.js'
import { readFonts } from './font.js'
import { renderLetter } from './render-letter.js'
import { renderFile } from './render-poa.js'
import type { Printable, WorkerAnswer } from './render-thread.js'
import { renderTrail } from './render-trail.js'

// The thread's own entry file: the facts of one file in, the file out, its bytes moved and not copied.
const fonts = readFonts()

function render(file: Printable): RenderedPoa {
  if ('events' in file) return renderTrail(file, fonts)
  return 'letter' in file ? renderLetter(file, fonts) : renderFile([file].flat(), fonts)
}

parentPort?.on('message', (printable: string) => {
  try {
    const rendered = render(JSON.parse(printable) as Printable)
    parentPort?.postMessage({ rendered } satisfies WorkerAnswer, [rendered.bytes.buffer])
  } catch (error) {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    parentPort?.postMessage({ failed: String(error) } satisfies WorkerAnswer)
  }
})
