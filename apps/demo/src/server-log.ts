import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import type { Interface } from 'node:readline'

export type ServerLog = ReturnType<typeof createServerLog>

/** Everything that the server says, in a file; and its last lines at hand for a failure. */
export function createServerLog(folder: string, folderName: string) {
  const filename = 'server.log'
  const file = createWriteStream(join(folder, filename))
  const recent: string[] = []
  // A full disk shows in the demo's other files; a log is no reason to end without a message.
  file.on('error', () => undefined)

  function add(line: string): void {
    recent.push(line)
    if (recent.length > 100) recent.shift()
    file.write(`${line}\n`)
  }

  return {
    name: `${folderName}/${filename}`,
    follow(output: Interface, complaints: Interface): void {
      // Demo data's own answer holds tokens, which have no place in a log.
      output.on('line', (line) => line.startsWith('{"tokens"') || add(line))
      complaints.on('line', add)
    },
    tail: (count: number) => recent.slice(-count).join('\n'),
    close: () => new Promise<void>((resolve) => file.end(() => resolve())),
  }
}
