import { getDocument, GlobalWorkerOptions, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

GlobalWorkerOptions.workerSrc = new URL('pdfjs-dist/legacy/build/pdf.worker.min.mjs', import.meta.url).href

/** Errors alone. */
const verbosity = 0

export interface OpenPdf {
  /** Rejects when it is no PDF, or was closed. */
  pages: Promise<PDFPageProxy[]>
  close: () => void
}

/** The pages of a PDF, read by a worker of its own, which ends when it is closed. */
export function openPdf(bytes: Uint8Array<ArrayBuffer>): OpenPdf {
  // What is given to the worker is gone from here.
  const task = getDocument({ data: bytes.slice(), verbosity, useWorkerFetch: false, useWasm: false })
  const readPages = async () => {
    const pdf = await task.promise
    return Promise.all(Array.from({ length: pdf.numPages }, (_, index) => pdf.getPage(index + 1)))
  }
  return { pages: readPages(), close: () => void task.destroy() }
}
