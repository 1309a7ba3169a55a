import { parseArgs, type ParseArgsConfig } from 'node:util'
import { UsageError } from './usage-error.js'

/**
 * Reads the command line. `--help` prints the usage and ends; what is not understood is a UsageError, and so is a
 * word that is no option, unless `files` are asked for.
 */
export function readOptions<Options extends NonNullable<ParseArgsConfig['options']>>(
  usage: string,
  options: Options,
  { files = false } = {},
): ReturnType<typeof parseArgs<{ options: Options }>>['values'] & { files: string[] } {
  if (process.argv.slice(2).some((word) => word === '--help' || word === '-h')) {
    process.stdout.write(`${usage}\n`)
    process.exit(0)
  }
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: files })
    return { ...values, files: positionals }
  } catch (error) {
    throw new UsageError((error as Error).message.split('. ')[0] ?? '', usage)
  }
}
