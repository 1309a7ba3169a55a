import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type PDFiumDocument, PDFiumLibrary, PDFiumModule, type PDFiumPage } from '@hyzyla/pdfium'
import type { GreyImage } from './grey-image.js'
import { lowerMemoryCeiling } from './lower-memory-ceiling.js'
import { ScanRefused } from './scan-outcome.js'

/** One that opened. */
export interface PdfPages {
  count: number
  /** The page, counted from 0, as a person sees it: what stands in form fields too. Undefined: it is broken or empty. */
  draw(index: number, pixelsPerPoint: number, mostPixels: number): Promise<DrawnPage | undefined>
  close(): void
}

export interface DrawnPage {
  image: GreyImage
  /** Its text layer. */
  text: string
}

export interface PdfEngine {
  /** @throws ScanRefused ENCRYPTED, DAMAGED */
  open(bytes: Uint8Array): Promise<PdfPages>
  /** Never shrinks. */
  memoryBytes(): number
  /** It wanted more memory than it may have, and is of no use any more. */
  ranOutOfMemory(): boolean
}

/** Starts pdfium with so much memory at most. */
export async function createPdfEngine(megabytes: number): Promise<PdfEngine> {
  const wasm = readFileSync(createRequire(import.meta.url).resolve('@hyzyla/pdfium/pdfium.wasm'))
  let module: Awaited<ReturnType<typeof PDFiumModule>> | undefined
  let ranOutOfMemory = false
  const pdfium = await PDFiumLibrary.initBase({
    wasmBinary: lowerMemoryCeiling(wasm, megabytes),
    vendor: async (options) => {
      const printErr = (line: string) => {
        ranOutOfMemory ||= /\b(heap|memory)\b/.test(line)
      }
      const listening = { ...options, printErr }
      module = await PDFiumModule(listening)
      return module
    },
  })
  return {
    open: async (bytes) => pagesOf(await load(pdfium, bytes)),
    memoryBytes: () => module?.HEAPU8.length ?? 0,
    ranOutOfMemory: () => ranOutOfMemory,
  }
}

async function load(pdfium: PDFiumLibrary, bytes: Uint8Array): Promise<PDFiumDocument> {
  try {
    return await pdfium.loadDocument(bytes)
  } catch (error) {
    // An empty password opens what only its owner has locked.
    if (/password|security/i.test(String(error))) throw new ScanRefused('ENCRYPTED')
    if (/^Error: (File not|Unknown|Page not|PDF Loading)/.test(String(error)))
      throw new ScanRefused('DAMAGED')
    throw error
  }
}

function pagesOf(document: PDFiumDocument): PdfPages {
  return {
    count: document.getPageCount(),
    draw: (index, pixelsPerPoint, mostPixels) => draw(document.getPage(index), pixelsPerPoint, mostPixels),
    close: () => document.destroy(),
  }
}

async function draw(
  page: PDFiumPage,
  pixelsPerPoint: number,
  mostPixels: number,
): Promise<DrawnPage | undefined> {
  const { originalWidth, originalHeight } = page.getOriginalSize()
  const scale = Math.min(pixelsPerPoint, Math.sqrt(mostPixels / (originalWidth * originalHeight)))
  const [width, height] = [Math.floor(originalWidth * scale), Math.floor(originalHeight * scale)]
  if (!(width >= 1 && height >= 1)) return undefined
  const text = page.getText()
  // Closes the page, too.
  const { data } = await page.render({ width, height, colorSpace: 'Gray', renderFormFields: true })
  return { image: { width, height, pixels: data }, text }
}
