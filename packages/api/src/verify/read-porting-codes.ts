import { ScanReaderBusy } from '@telecomx/scan'
import { unavailable } from '../failures/api-failure.js'
import type { Dependencies } from '../procedure/dependencies.js'

/**
 * The porting codes in a stranger's file, in the order of its pages, each once; none of what cannot be read. All
 * strangers have one turn among the tenants together, and five seconds a file. 503 when too many files wait.
 */
export async function readPortingCodes(
  { scanReader }: Pick<Dependencies, 'scanReader'>,
  file: Uint8Array,
): Promise<string[]> {
  const outcome = await scanReader
    .read(file, { tenant: 'strangers', timeoutMs: 5_000 })
    .catch((error: unknown) => {
      throw error instanceof ScanReaderBusy ? unavailable(error) : error
    })
  return 'reading' in outcome ? [...new Set(outcome.reading.codes.flatMap(({ codes }) => codes))] : []
}
