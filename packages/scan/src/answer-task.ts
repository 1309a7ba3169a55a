import { encodePng } from './encode-png.js'
import { createPdfEngine } from './pdf-pages.js'
import { createQrReader } from './qr-codes.js'
import { readCodes } from './read-codes.js'
import { type ScanDocument, openScan } from './scan-document.js'
import { type PageOutcome, saysOutOfMemory, type ScanOutcome, ScanRefused } from './scan-outcome.js'
import type { ProcessAnswer, ScanTask } from './scan-process.js'

const megabytes = 512
const [pdf, qr] = await Promise.all([createPdfEngine(megabytes), createQrReader(megabytes)])

/** WebAssembly gives nothing back: past this the next file has a new process. */
const wornBytes = 150_000_000

/** A page of A4 at 300 dpi has 8.7. */
const mostPagePixels = 9_000_000

/** A file in, what was read or drawn of it out; never rejected. */
export async function answerTask(task: ScanTask): Promise<ProcessAnswer> {
  try {
    const outcome = await work(task)
    return { outcome, worn: pdf.memoryBytes() > wornBytes }
  } catch (error) {
    const isOutOfMemory = pdf.ranOutOfMemory() || saysOutOfMemory(String(error))
    return { failed: isOutOfMemory ? 'MEMORY' : 'CRASH', message: String(error) }
  }
}

async function work(task: ScanTask): Promise<ScanOutcome | PageOutcome> {
  try {
    return await open(task)
  } catch (error) {
    if (error instanceof ScanRefused) return { refused: error.reason }
    throw error
  }
}

async function open(task: ScanTask): Promise<ScanOutcome | PageOutcome> {
  const scan = await openScan(pdf, task.bytes)
  try {
    return task.page === undefined
      ? { reading: await readCodes(scan, qr) }
      : await drawPage(scan, task.page, task.dpi)
  } finally {
    scan.close()
  }
}

async function drawPage(scan: ScanDocument, page: number, dpi: number): Promise<PageOutcome> {
  if (!Number.isInteger(page) || page < 1 || page > scan.pages) return { missing: true }
  const drawn = await scan.draw(page, dpi, mostPagePixels)
  return drawn ? { png: encodePng(drawn.image) } : { refused: 'DAMAGED' }
}
