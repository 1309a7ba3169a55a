import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { addAbortSignal, Writable } from 'node:stream'
import { text } from 'node:stream/consumers'

/** A token, or a link that stands for one, from standard input: typed without being shown, or whole when it is no terminal. */
export async function readToken(stop: AbortSignal, asked = 'Token'): Promise<string> {
  if (!process.stdin.isTTY) return (await text(addAbortSignal(stop, process.stdin))).trim()
  // Readline shows what is typed on its output: nowhere.
  const output = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output, terminal: true })
  // In this mode the terminal makes no signal of Ctrl-C.
  lines.once('SIGINT', () => process.kill(process.pid, 'SIGINT'))
  process.stderr.write(`${asked} (it is not shown): `)
  try {
    const [line] = (await once(lines, 'line', { signal: stop })) as [string]
    return line.trim()
  } finally {
    lines.close()
    process.stderr.write('\n')
  }
}
