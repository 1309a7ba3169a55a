import { readOptions, UsageError } from '@telecomx/process'

/** A command line that names one file, and may say `--force`. */
export function readFileOptions(usage: string): { file: string; force: boolean } {
  const { files, force } = readOptions(usage, { force: { type: 'boolean', default: false } }, { files: true })
  const [file] = files
  if (file === undefined || files.length > 1) throw new UsageError('Name one file', usage)
  return { file, force }
}
