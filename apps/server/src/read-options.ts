import { parseArgs } from 'node:util'
import { UsageError } from './run-command-line.js'

/**
 * Reads the command line with `parseArgs`. `--help` prints the usage and ends; what is not understood is a
 * UsageError.
 */
export function readOptions<Result>(
  usage: string,
  parse: (read: typeof parseArgs) => { values: Result },
): Result {
  if (process.argv.includes('--help')) {
    process.stdout.write(`${usage}\n`)
    process.exit(0)
  }
  try {
    return parse(parseArgs).values
  } catch (error) {
    throw new UsageError((error as Error).message.split('. ')[0] ?? '', usage)
  }
}
