import { textLines, writeBlocks } from './block.js'
import type { RenderedPoa } from './facts.js'
import { canonical, finished, sha256Of } from './finished.js'
import type { PoaFonts } from './font.js'
import type { LetterFacts } from './letter-facts.js'
import { page, type TextStyle } from './page.js'
import { createPdfWriter } from './pdf-writer.js'
import { asPrintable } from './printable-text.js'

/** Large enough for a fax of the usual resolution. */
const letterText: TextStyle = { weight: 'regular', size: 12, pitch: 6 }

/** A letter as pages; the same bytes for the same facts. */
export function renderLetter(facts: LetterFacts, fonts: PoaFonts): RenderedPoa {
  const lines = facts.letter.trimEnd().split('\n')
  const pdf = createPdfWriter(fonts, {
    title: asPrintable(lines[0] ?? ''),
    fileId: sha256Of(canonical(facts)).slice(0, 32),
    createdAt: new Date(facts.writtenAt),
  })
  for (const line of lines)
    writeBlocks(pdf, textLines(pdf, asPrintable(line), page.left, page.right - page.left, letterText))
  return finished(pdf)
}
