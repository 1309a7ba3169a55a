import type { PoaFacts } from '@telecomx/poa-document'
import type { PeerFonts } from './fonts.js'

/** Writes one document: facts in, bytes out. */
export type PeerPdf = (facts: PoaFacts, fonts: PeerFonts) => Promise<Uint8Array> | Uint8Array

/** The libraries that write the same layout in the same font, a call for each text. */
export const peerPdfs = {
  jspdf: async (): Promise<PeerPdf> => (await import('./jspdf-text-per-cell.js')).jspdfTextPerCell,
  'pdf-lib': async (): Promise<PeerPdf> => (await import('./pdf-lib.js')).pdfLib,
  pdfkit: async (): Promise<PeerPdf> => (await import('./pdfkit.js')).pdfkit,
}

export type PeerPdfName = keyof typeof peerPdfs
