import { type ScanOptions, type ScanOutcome, type ScanReader, ScanReaderBusy } from '@telecomx/scan'
import { unavailable } from '../failures/api-failure.js'

/** What a file is, with the porting codes on its pages in their order, each once. 503 when too many files wait. */
export async function readScan(
  { scanReader }: { scanReader: Pick<ScanReader, 'read'> },
  bytes: Uint8Array,
  options: ScanOptions,
): Promise<{ outcome: ScanOutcome; codes: string[] }> {
  const outcome = await scanReader.read(bytes, options).catch(asBusy)
  const pages = 'reading' in outcome ? outcome.reading.codes : []
  return { outcome, codes: [...new Set(pages.flatMap(({ codes }) => codes))] }
}

/** The scan reader's refusal to take more in is 503; every other failure is what it is. */
export function asBusy(error: unknown): never {
  throw error instanceof ScanReaderBusy ? unavailable(error) : error
}
