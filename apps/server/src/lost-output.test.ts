import { closeSync, existsSync, openSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { startScriptedServer } from '@telecomx/delivery/testing'
import { afterAll, describe, expect, it } from 'vitest'
import { type Program, startPrograms } from './testing/start-programs.js'

const programs = await startPrograms()
const { start } = programs
// A disk that is full; where the system has none to try with, a file that takes nothing.
const fullDisk = existsSync('/dev/full')
  ? openSync('/dev/full', 'w')
  : openSync(fileURLToPath(import.meta.url), 'r')
const mail = await startScriptedServer(() => undefined)
afterAll(async () => {
  await programs.close()
  await mail.close()
  closeSync(fullDisk)
})

/** As `| head -1` does: whoever read the output is gone. */
function closePipes({ child }: Program): void {
  child.stdout?.destroy()
  child.stderr?.destroy()
}

describe('output that nobody takes', () => {
  it('a server whose readers have gone goes on serving, and ends in order', async () => {
    const server = start('main.js', [], { SENDER: 'off' })
    const { url } = await server.event('listening')
    closePipes(server)
    // Each call is a line of its log.
    for (let call = 0; call < 3; call++) expect((await fetch(`${url}/readyz`)).status).toBe(200)
    server.child.kill('SIGTERM')
    expect((await server.ended).code).toBe(0)
  })

  it('a server whose log is on a full disk serves, and ends in order', async () => {
    const server = start('main.js', [], { SENDER: 'off' }, fullDisk)
    const url = await listening(server)
    for (let call = 0; call < 3; call++) expect((await fetch(`${url}/readyz`)).status).toBe(200)
    server.child.kill('SIGTERM')
    expect((await server.ended).code).toBe(0)
  })

  it('a sender whose readers have gone goes on, and ends in order', async () => {
    const sender = start('commands/sender.js', [], { SMTP_URL: `smtp://127.0.0.1:${mail.port}` })
    await sender.event('sending')
    closePipes(sender)
    sender.child.kill('SIGTERM')
    expect((await sender.ended).code).toBe(0)
  })

  it('a command without a reader ends as quietly as other programs do', async () => {
    const command = start('commands/token.js', ['--level', 'ADMIN'])
    command.child.stdout?.destroy()
    const { code, err } = await command.ended
    expect([code, err]).toEqual([141, ''])
  })

  it('a command says that its answer did not fit the disk: exit code 1', async () => {
    const { code, err } = await start('commands/token.js', ['--level', 'ADMIN'], {}, fullDisk).ended
    expect([code, err]).toEqual([1, expect.stringMatching(/The output cannot be written: (ENOSPC|EBADF)/)])
  })
})

/** Its address, as it tells people. */
async function listening({ child, said }: Program): Promise<string> {
  for await (const _ of child.stderr ?? []) {
    const [, url] = /Listening on +(http:\S+)/.exec(said().err) ?? []
    if (url) return url
  }
  throw new Error(`it does not listen: ${said().err}`)
}
