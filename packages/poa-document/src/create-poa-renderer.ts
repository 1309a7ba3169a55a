import { type PoaFacts, type RenderedPoa, assertFacts } from './facts.js'
import { cutFonts, readFonts } from './font.js'
import { numberRows } from './number-rows.js'
import { assertPrintable } from './printable-text.js'
import { renderPoa } from './render-poa.js'
import { createWorkerRenderer } from './worker-renderer.js'

export interface PoaRenderer {
  /**
   * @throws UnprintableText naming the fact, before anything is produced
   * @throws TypeError when a fact has the wrong form
   */
  render(facts: PoaFacts): Promise<RenderedPoa>
  /** Ends the worker thread; what it is at is refused. */
  close(): Promise<void>
}

/** Table rows from which a document would hold up the other requests for too long. */
const rowsForWorker = 300

/** Loads and cuts the fonts once. Long documents are rendered one at a time in a thread of their own. */
export async function createPoaRenderer(): Promise<PoaRenderer> {
  const files = await cutFonts()
  const fonts = readFonts(files)
  const worker = createWorkerRenderer(files)
  return {
    async render(facts) {
      assertFacts(facts)
      assertPrintable(facts)
      const isLong = numberRows(facts.portings).length > rowsForWorker
      return isLong ? worker.render(facts) : renderPoa(facts, fonts)
    },
    close: () => worker.close(),
  }
}
