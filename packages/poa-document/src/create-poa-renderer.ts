import { setImmediate } from 'node:timers/promises'
import { assertFacts } from './assert-facts.js'
import { assertDanishIsKnown } from './country-name.js'
import type { PoaFacts, PrintedPoa, RenderedPoa } from './facts.js'
import type { LetterFacts } from './letter-facts.js'
import { type PoolOptions, createRenderPool } from './render-pool.js'
import type { Printable } from './render-thread.js'
import { sha256Of } from './finished.js'
import type { TrailFacts } from './trail-facts.js'
import { markUnsigned } from './unsigned-mark.js'

export interface PoaRenderer {
  /**
   * The documents in the order of their facts, rendered in threads of their own. What waits for a thread takes turns:
   * a `company`, by its id, with many documents does not hold up another's one.
   *
   * @throws UnprintableText naming the fact, before anything is produced
   * @throws TypeError when a fact has the wrong form
   * @throws RendererBusy at once, before anything is produced, when too much waits
   */
  render(documents: readonly PoaFacts[], company: string): Promise<PrintedPoa[]>
  /**
   * All of them in one file, marked as copies, and as unsigned (`isMarkedUnsigned`); at least one.
   *
   * @throws as `render` does
   */
  printCopies(documents: readonly PoaFacts[], company: string): Promise<RenderedPoa>
  /**
   * What became of a document, in the same threads and turns; whatever its texts hold. Marked as unsigned, because it has a porting code.
   *
   * @throws RendererBusy at once when too much waits
   */
  renderTrail(trail: TrailFacts, company: string): Promise<RenderedPoa>
  /**
   * A letter as pages, in the same threads and turns; whatever its text holds.
   *
   * @throws RendererBusy at once when too much waits
   */
  renderLetter(letter: LetterFacts, company: string): Promise<RenderedPoa>
  /** Starts a thread before the first document, which then need not wait for it. */
  warmUp(): void
  /** Ends the threads; what they are at and what waits is refused. */
  close(): Promise<void>
}

/**
 * The threads start with the first documents.
 *
 * @throws Error on a Node whose ICU data have no Danish
 */
export async function createPoaRenderer(options?: PoolOptions): Promise<PoaRenderer> {
  assertDanishIsKnown()
  const pool = createRenderPool(options)
  const renderOne = async (file: Printable, company: string) => {
    const [rendered] = await pool.render([file], company)
    if (!rendered) throw new Error('a file that was rendered is there')
    return rendered
  }
  const renderUnsigned = async (file: Printable, company: string) => {
    const rendered = await renderOne(file, company)
    const bytes = markUnsigned(rendered.bytes)
    return { ...rendered, bytes, sha256: sha256Of(bytes) }
  }
  return {
    async render(documents, company) {
      await assertAll(documents)
      return pool.render(documents, company)
    },
    async printCopies(documents, company) {
      await assertAll(documents)
      const copies = documents.map((facts) => ({ ...facts, copy: true as const }))
      return renderUnsigned(copies, company)
    },
    renderTrail: renderUnsigned,
    renderLetter: renderOne,
    warmUp: () => pool.warmUp(),
    close: () => pool.close(),
  }
}

/** Of 10,000 portings the checks take some milliseconds, and the way to a thread as many: others go before and after each. */
async function assertAll(documents: readonly PoaFacts[]): Promise<void> {
  for (const facts of documents) {
    await setImmediate()
    assertFacts(facts)
  }
  await setImmediate()
}
