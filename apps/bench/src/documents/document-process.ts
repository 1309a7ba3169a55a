import { createPoaRenderer, type PoaFacts } from '@telecomx/poa-document'
import { cutPeerFonts } from '../peers/pdf/fonts.js'
import { type PeerPdfName, peerPdfs } from '../peers/pdf/peer-pdfs.js'
import { factsOf } from './facts-of.js'

/** A document of so many rows, made so many times. */
export interface DocumentOrder {
  rows: number
  times: number
}

/** What one of them cost. */
export interface DocumentCost {
  /** Of the whole process, its threads included. */
  cpuMs: number
  ms: number
  bytes: number
}

// Its parent may be gone.
process.once('disconnect', () => process.exit())

const render = await rendererOf(process.argv[2] ?? '')
process.on('message', ({ rows, times }: DocumentOrder) => void measure(factsOf(rows), times))
process.send?.('up')

async function measure(facts: PoaFacts, times: number): Promise<void> {
  // Uncounted: the code is compiled then.
  for (let made = 0; made < Math.ceil(times / 3); made++) await render(facts)
  const [before, started] = [process.cpuUsage(), performance.now()]
  let bytes = 0
  for (let made = 0; made < times; made++) bytes = (await render(facts)).length
  const ms = (performance.now() - started) / times
  const { user, system } = process.cpuUsage(before)
  process.send?.({ cpuMs: (user + system) / 1_000 / times, ms, bytes } satisfies DocumentCost)
}

/** The product's own, in one thread, or that of a library. */
async function rendererOf(name: string): Promise<(facts: PoaFacts) => Promise<Uint8Array>> {
  if (name in peerPdfs) {
    const [write, fonts] = [await peerPdfs[name as PeerPdfName](), await cutPeerFonts()]
    return async (facts) => write(facts, fonts)
  }
  const renderer = await createPoaRenderer({ threads: 1 })
  return async (facts) => {
    const [rendered] = await renderer.render([facts], 'bench')
    if (!rendered) throw new Error('a document that was rendered is there')
    return rendered.bytes
  }
}
