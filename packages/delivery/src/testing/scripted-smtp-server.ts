import { createServer, type Socket } from 'node:net'
import { once } from 'node:events'

/** The points at which a scripted mail server can misbehave. `body` is the first piece of the message. */
export type Stage =
  | 'greeting'
  | 'EHLO'
  | 'HELO'
  | 'STARTTLS'
  | 'AUTH'
  | 'MAIL'
  | 'RCPT'
  | 'DATA'
  | 'body'
  | 'dot'
  | 'RSET'
  | 'QUIT'

/** `cut` closes the connection, after `say` if there is one; `trickle` says it for ever, byte by byte. */
export interface Act {
  readonly say?: string
  readonly cut?: boolean
  readonly silence?: boolean
  readonly trickle?: boolean
  /** Reads nothing any more, and stays connected. */
  readonly deaf?: boolean
}

/** What the server does at a stage of the nth message (from 1); undefined = what a good server does. */
export type Script = (stage: Stage, message: number) => Act | undefined

/** A mail server on the loopback interface that follows a script, for tests. */
export interface ScriptedServer {
  readonly port: number
  readonly commands: readonly string[]
  /** Messages that arrived up to their final dot. */
  readonly messages: readonly string[]
  close(): Promise<void>
}

const GOOD: Readonly<Record<Stage, string>> = {
  greeting: '220 ready\r\n',
  EHLO: '250-scripted\r\n250 8BITMIME\r\n',
  HELO: '250 scripted\r\n',
  STARTTLS: '454 no\r\n',
  AUTH: '235 welcome\r\n',
  MAIL: '250 sender ok\r\n',
  RCPT: '250 recipient ok\r\n',
  DATA: '354 go ahead\r\n',
  body: '',
  dot: '250 2.0.0 queued as 42\r\n',
  RSET: '250 reset\r\n',
  QUIT: '221 bye\r\n',
}

/** Starts a scripted mail server on a free port. */
export async function startScriptedServer(script: Script): Promise<ScriptedServer> {
  const sockets = new Set<Socket>()
  const commands: string[] = []
  const messages: string[] = []
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy())
    converse(socket, script, commands, messages)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    commands,
    messages,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

function converse(socket: Socket, script: Script, commands: string[], messages: string[]): void {
  let pending = ''
  let inBody = false
  let bodySeen = false
  const act = (stage: Stage): void =>
    perform(socket, script(stage, messages.length + 1) ?? { say: GOOD[stage] })
  const takeBody = (): boolean => {
    if (!bodySeen && pending !== '') act('body')
    bodySeen ||= pending !== ''
    const end = `\r\n${pending}`.indexOf('\r\n.\r\n')
    if (end < 0) return false
    inBody = false
    act('dot')
    messages.push(pending.slice(0, end))
    pending = pending.slice(end + 3)
    return true
  }
  const takeCommand = (): boolean => {
    const end = pending.indexOf('\r\n')
    if (end < 0) return false
    const line = pending.slice(0, end)
    pending = pending.slice(end + 2)
    commands.push(line)
    const stage = stageOf(line)
    const reply = script(stage, messages.length + 1) ?? { say: GOOD[stage] }
    inBody = stage === 'DATA' && (reply.say ?? '').startsWith('354')
    bodySeen = false
    perform(socket, reply)
    return true
  }
  socket.setEncoding('latin1').on('data', (chunk: string) => {
    pending += chunk
    while (!socket.destroyed && (inBody ? takeBody() : takeCommand()));
  })
  act('greeting')
}

function stageOf(line: string): Stage {
  const word = line.split(/[ :]/)[0]?.toUpperCase() ?? ''
  return isStage(word) ? word : 'AUTH'
}

function isStage(word: string): word is Stage {
  return Object.hasOwn(GOOD, word)
}

function perform(socket: Socket, { say = '', cut, silence, trickle, deaf }: Act): void {
  if (deaf === true) socket.pause()
  if (silence === true) return
  if (trickle === true) {
    const timer = setInterval(() => socket.write(say), 50)
    socket.on('close', () => clearInterval(timer))
    return
  }
  if (cut === true) {
    if (say === '') socket.destroy()
    else socket.end(say, () => socket.destroySoon())
  } else if (say !== '') socket.write(say)
}
