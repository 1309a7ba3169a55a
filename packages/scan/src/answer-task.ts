import { encodePng } from './encode-png.js'
import type { GreyImage } from './grey-image.js'
import { createPdfEngine } from './pdf-pages.js'
import { paperPdf } from './picture-pdf.js'
import { createQrReader } from './qr-codes.js'
import { readCodes } from './read-codes.js'
import { type ScanDocument, openScan } from './scan-document.js'
import { saysOutOfMemory, ScanRefused } from './scan-outcome.js'
import type { ProcessAnswer, ScanTask, TaskOutcome } from './scan-process.js'

const megabytes = 512
const [pdf, qr] = await Promise.all([createPdfEngine(megabytes), createQrReader(megabytes)])

/** WebAssembly gives nothing back: past this the next file has a new process. */
const wornBytes = 150_000_000

/** A page of A4 at 300 dpi has 8.7. */
const mostPagePixels = 9_000_000

/** In fine, across and down. */
const faxDpi = 200

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

async function work(task: ScanTask): Promise<TaskOutcome> {
  try {
    return await open(task)
  } catch (error) {
    if (error instanceof ScanRefused) return { refused: error.reason }
    throw error
  }
}

async function open(task: ScanTask): Promise<TaskOutcome> {
  const scan = await openScan(pdf, task.bytes)
  try {
    if (task.task === 'read') return { reading: await readCodes(scan, qr) }
    if (task.task === 'lay on paper') return { pdf: paperPdf(await draw(scan, 1, faxDpi)) }
    const { page, dpi } = task
    if (!Number.isInteger(page) || page < 1 || page > scan.pages) return { missing: true }
    return { png: encodePng(await draw(scan, page, dpi)) }
  } finally {
    scan.close()
  }
}

async function draw(scan: ScanDocument, page: number, dpi: number): Promise<GreyImage> {
  const drawn = await scan.draw(page, dpi, mostPagePixels)
  if (!drawn) throw new ScanRefused('DAMAGED')
  return drawn.image
}
