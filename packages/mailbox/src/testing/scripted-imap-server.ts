import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'

/** The points at which a scripted mail server can misbehave. */
export type ImapStage =
  | 'greeting'
  | 'CAPABILITY'
  | 'STARTTLS'
  | 'LOGIN'
  | 'EXAMINE'
  | 'SEARCH'
  /** What the mail is made of. */
  | 'structure'
  /** Its headers alone. */
  | 'headers'
  /** The attachment. */
  | 'part'

/** What it says, `TAG` being that of the command, and how that ends, if it does: with no connection, or never. */
export interface ImapAct {
  say: string
  end?: 'hang up' | 'flood' | 'drip'
}

export interface ScriptedImapServer {
  port: number
  /** Resolves when no connection is open. */
  untilAlone(): Promise<void>
  stop(): Promise<void>
}

/** `JVBERi0xLjQ=` */
export const scriptedAttachment = '%PDF-1.4'

const basics = 'UID 1 RFC822.SIZE 700 INTERNALDATE "27-Nov-2026 10:00:00 +0000"'
const headers = 'From: a@b.example\r\nSubject: scripted\r\n\r\n'
const mime = 'Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n'
const structure =
  '(("TEXT" "PLAIN" NIL NIL NIL "7BIT" 4 1)("APPLICATION" "PDF" NIL NIL NIL "BASE64" 12) "MIXED")'

/** What a good mail server with one mail says, which has one attachment. */
const GOOD: Readonly<Record<ImapStage, string>> = {
  greeting: '* OK ready\r\n',
  CAPABILITY: '* CAPABILITY IMAP4rev1\r\nTAG OK\r\n',
  STARTTLS: 'TAG NO\r\n',
  LOGIN: 'TAG OK\r\n',
  EXAMINE: '* 1 EXISTS\r\n* OK [UIDVALIDITY 7] valid\r\nTAG OK [READ-ONLY] examined\r\n',
  SEARCH: '* SEARCH 1\r\nTAG OK\r\n',
  structure: `* 1 FETCH (${basics} BODYSTRUCTURE ${structure} BODY[HEADER.FIELDS (FROM)] {${headers.length}}\r\n${headers})\r\nTAG OK\r\n`,
  headers: `* 1 FETCH (${basics} BODY[HEADER]<0> {${headers.length}}\r\n${headers})\r\nTAG OK\r\n`,
  part: `* 1 FETCH (UID 1 RFC822.SIZE 700 BODY[2.MIME] {${mime.length}}\r\n${mime} BODY[2]<0> {12}\r\nJVBERi0xLjQ=)\r\nTAG OK\r\n`,
}

/** Starts a mail server on the loopback interface that does as the script says, and right where that says nothing. */
export async function startScriptedImapServer(
  script: Partial<Record<ImapStage, ImapAct>>,
): Promise<ScriptedImapServer> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy())
    converse(socket, (stage) => script[stage] ?? { say: GOOD[stage] })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    untilAlone: async () => {
      // Not `once`: that fails where the other side resets the connection.
      for (const socket of sockets) await new Promise((resolve) => socket.once('close', resolve))
    },
    stop: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

function converse(socket: Socket, actAt: (stage: ImapStage) => ImapAct): void {
  let pending = ''
  perform(socket, actAt('greeting'), '*')
  socket.setEncoding('latin1').on('data', (chunk: string) => {
    const lines = `${pending}${chunk}`.split('\r\n')
    pending = lines.pop() ?? ''
    for (const line of lines) {
      const [tag = '', ...words] = line.split(' ')
      const stage = stageOf(words.join(' '))
      perform(socket, stage ? actAt(stage) : { say: 'TAG OK\r\n' }, tag)
    }
  })
}

function stageOf(command: string): ImapStage | undefined {
  const [word = ''] = command.split(' ')
  if (/^(CAPABILITY|STARTTLS|LOGIN|EXAMINE)$/.test(word)) return word as ImapStage
  if (command.startsWith('UID SEARCH')) return 'SEARCH'
  if (!command.startsWith('UID FETCH')) return undefined
  if (command.includes('BODYSTRUCTURE')) return 'structure'
  return command.includes('PEEK[HEADER]') ? 'headers' : 'part'
}

function perform(socket: Socket, { say, end }: ImapAct, tag: string): void {
  const words = say.replaceAll('TAG', tag)
  if (end === 'hang up') socket.end(words, () => socket.destroySoon())
  else if (end === 'flood') flood(socket, words)
  else if (end === 'drip') drip(socket, words)
  else socket.write(words)
}

function flood(socket: Socket, words: string): void {
  const lot = words.repeat(Math.ceil(65_536 / words.length))
  const pour = () => {
    while (!socket.destroyed && socket.write(lot));
  }
  socket.on('drain', pour)
  pour()
}

function drip(socket: Socket, words: string): void {
  const timer = setInterval(() => socket.write(words), 20)
  socket.on('close', () => clearInterval(timer))
}
