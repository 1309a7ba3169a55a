import type { Child } from './children.js'
import { fault } from './fault.js'

/** What the demo data command prints with `--json`. */
export interface DemoData {
  tokens: Record<'admin' | 'reseller' | 'owner', string>
  customers: Record<'main' | 'large' | 'unicode' | 'ofOtherReseller', string>
  operators: string[]
}

/** Gives the server's address when it has answered there: a line of its log alone does not tell that it works. */
export async function addressOf(server: Child): Promise<string> {
  const address = await new Promise<string>((resolve) => {
    server.onLine((line) => {
      const { event, url } = parse<{ event: string; url: string }>(line)
      if (event === 'listening' && url) resolve(url)
    })
  })
  await (await fetch(`${address}/livez`)).text()
  return address
}

/** What the command answers that a developer loads the demo data with, beside the running server. */
export async function readDemoData(command: Child): Promise<DemoData> {
  let answer: Partial<DemoData> = {}
  command.onLine((line) => (answer = { ...answer, ...parse<DemoData>(line) }))
  const how = await command.ended
  const { tokens, customers, operators } = answer
  if (how !== 'code 0' || !tokens || !customers || !operators)
    throw fault(`the demo data could not be loaded (${how})`)
  return { tokens, customers, operators }
}

/** The object on a line of JSON; nothing for any other line. */
function parse<Shape>(line: string): Partial<Shape> {
  if (!line.startsWith('{')) return {}
  try {
    const value: Partial<Shape> = JSON.parse(line)
    return value
  } catch {
    return {}
  }
}
