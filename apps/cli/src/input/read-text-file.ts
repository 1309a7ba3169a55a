import { decodeText, isWorkbook } from '@telecomx/client/schemas'
import { CommandFailure } from '../failure/command-failure.js'
import { exitCodes } from '../failure/exit-codes.js'
import { readInputFile } from './read-input-file.js'

/** The text of a file, or of standard input when it is called `-`. Refuses a workbook, of which no letter could be read. */
export async function readTextFile(path: string, stop: AbortSignal): Promise<string> {
  const bytes = await readInputFile(path, stop)
  if (!isWorkbook(bytes)) return decodeText(bytes)
  throw new CommandFailure(
    exitCodes.refused,
    `${path} is an Excel workbook or an archive, and no text.`,
    'Save the sheet as CSV, and give that file.',
  )
}
