import { readOptions } from '../read-options.js'
import { UsageError } from '../run-command-line.js'

/** A command line that names one file, and may say `--force`. */
export function readFileOptions(usage: string): { file: string; force: boolean } {
  const { files, force } = readOptions(usage, (read) => {
    const { values, positionals } = read({
      allowPositionals: true,
      options: { force: { type: 'boolean', default: false } },
    })
    return { values: { files: positionals, force: values.force } }
  })
  const [file] = files
  if (file === undefined || files.length > 1) throw new UsageError('Name one file', usage)
  return { file, force }
}
