export type { PoaFacts, PoaPorting, RenderedPoa } from './facts.js'
export { createPoaRenderer, type PoaRenderer } from './create-poa-renderer.js'
export { UnprintableText, canPrint, printableCharacters } from './printable-text.js'
export { printableCodePoints } from './font.js'
