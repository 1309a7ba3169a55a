import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startTestKit } from '@telecomx/api/testing'
import { afterAll, expect, test } from 'vitest'
import { callTelecomx, endOf, startOnTerminal } from './testing/call-telecomx.js'

const kit = await startTestKit()
const folders: string[] = []
afterAll(async () => {
  await kit.close()
  for (const folder of folders) rmSync(folder, { recursive: true })
})

/** A folder for what is kept, and the environment that names it. */
function newHome() {
  const folder = mkdtempSync(join(tmpdir(), 'telecomx-cli-'))
  folders.push(folder)
  return { file: join(folder, 'telecomx/credential.json'), env: { XDG_CONFIG_HOME: folder } }
}

test('login keeps a token from standard input where only its owner reads it, and says who it is', async () => {
  const { file, env } = newHome()
  const token = await kit.tokenFor('OWNER', kit.issuer, { name: 'Åse Smørup' })
  const { code, stdout, stderr } = await callTelecomx(['login', '--url', `${kit.url}/`], {
    env,
    input: `${token}\n`,
  })
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: `Signed in at ${kit.url} as Åse Smørup of Teleselskab A/S, OWNER.\n`,
  })
  expect(`${stdout}${stderr}`).not.toContain(token)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(statSync(join(file, '..')).mode & 0o777).toBe(0o700)
  expect((await callTelecomx(['operators', 'list'], { env })).code).toBe(0)
  expect((await callTelecomx(['logout'], { env })).stdout).toBe('Signed out: the token is forgotten here.\n')
  expect((await callTelecomx(['operators', 'list'], { env })).code).toBe(3)
})

test('login takes a link from a mail in place of a token, once', async () => {
  const { env } = newHome()
  const employee = await kit.addEmployee(kit.issuer, 'OWNER', { name: 'Bo Krogh' })
  const input = `${kit.url}/desk/sign-in#${await kit.addSignInLink(employee)}\n`
  const login = () => callTelecomx(['login', '--url', kit.url], { env, input })
  expect((await login()).stdout).toContain('as Bo Krogh of Teleselskab A/S, OWNER')
  expect((await callTelecomx(['whoami'], { env })).stdout).toContain('Bo Krogh')
  const again = await login()
  expect([again.code, again.stderr]).toEqual([5, expect.stringContaining('Sign-in link has been used')])
})

test('a link of another installation is sent to neither', async () => {
  const { file, env } = newHome()
  const employee = await kit.addEmployee(kit.issuer, 'OWNER')
  const link = await kit.addSignInLink(employee)
  const login = (origin: string) =>
    callTelecomx(['login', '--url', kit.url], { env, input: `${origin}/desk/sign-in#${link}\n` })
  for (const origin of ['https://porting.example', kit.url.replace('127.0.0.1', 'localhost')])
    expect(await login(origin)).toEqual({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining(`That link is of ${origin}, and not of ${kit.url}. Nothing was sent.`),
    })
  expect(statSync(file, { throwIfNoEntry: false })).toBeUndefined()
  expect((await login(kit.url)).code).toBe(0)
})

test('login --email has a link mailed, and says the same of every address', async () => {
  const { env } = newHome()
  const call = ['login', '--url', kit.url, '--email', 'nobody@kunde.example']
  const { code, stderr } = await callTelecomx(call, { env, input: 'tx_live_nothing' })
  expect([code, stderr]).toEqual([3, expect.stringContaining('an e-mail with a link is on its way')])
  const asked = await kit.database.selectFrom('sign_in_request').select('email_address').execute()
  expect(asked).toEqual([{ email_address: 'nobody@kunde.example' }])
})

test.each([
  [[], 'No token was given.\nPaste it when it is asked for, or hand it in: telecomx login < token.txt\n'],
  [['--email', 'nobody@kunde.example'], 'No link was given.\n'],
])('login %j with nothing on standard input', async (words, told) => {
  const { env } = newHome()
  const { code, stderr } = await callTelecomx(['login', '--url', kit.url, ...words], { env, input: '\n' })
  expect([code, stderr]).toEqual([1, expect.stringContaining(told)])
})

test('a token that is not good is not kept', async () => {
  const { file, env } = newHome()
  const { code, stderr } = await callTelecomx(['login', '--url', kit.url], { env, input: 'tx_live_nothing' })
  expect([code, statSync(file, { throwIfNoEntry: false })]).toEqual([3, undefined])
  expect(stderr).toContain(`That token is not good at ${kit.url}: unknown, expired or revoked.`)
})

test('a kept token that others can read is refused, and login makes it good again', async () => {
  const { file, env } = newHome()
  const input = await kit.tokenFor('ADMIN')
  await callTelecomx(['login', '--url', kit.url], { env, input })
  chmodSync(file, 0o640)
  const { code, stderr } = await callTelecomx(['operators', 'list'], { env })
  expect({ code, stderr }).toEqual({
    code: 3,
    stderr: expect.stringContaining(`${file} can be read by others than you`),
  })
  expect(stderr).toContain(`chmod 600 ${file}`)
  await callTelecomx(['login', '--url', kit.url], { env, input })
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

test('a kept token goes to no other installation', async () => {
  const { file, env } = newHome()
  await callTelecomx(['login', '--url', kit.url], { env, input: await kit.tokenFor('ADMIN') })
  const elsewhere = { ...env, TELECOMX_URL: 'http://127.0.0.1:9' }
  const { code, stderr } = await callTelecomx(['operators', 'list'], { env: elsewhere })
  expect({ code, stderr }).toEqual({
    code: 3,
    stderr: expect.stringContaining('not signed in at http://127.0.0.1:9'),
  })
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ url: kit.url })
})

test('the environment goes before what is kept', async () => {
  const { file, env } = newHome()
  await callTelecomx(['login', '--url', kit.url], { env, input: await kit.tokenFor('ADMIN') })
  const token = await kit.tokenFor('VIEWER')
  const { stdout } = await callTelecomx(['whoami', '--json'], { env: { ...env, TELECOMX_TOKEN: token } })
  expect(JSON.parse(stdout)).toMatchObject({ accessLevel: 'VIEWER' })
  writeFileSync(file, 'no credential')
  expect((await callTelecomx(['whoami'], { env })).code).toBe(3)
})

test('a token that is typed is not shown', async () => {
  const { env } = newHome()
  const token = await kit.tokenFor('ADMIN')
  const child = startOnTerminal(['login', '--url', kit.url], { env })
  const end = endOf(child)
  child.stdout.on('data', (chunk: Buffer) => {
    if (chunk.includes('Token (it is not shown): ')) child.stdin.end(`${token}\r`)
  })
  const { code, stdout } = await end
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: expect.stringContaining(', ADMIN.'),
  })
  expect(stdout).not.toContain(token)
})

test('Ctrl-C at the prompt ends it, and nothing is kept', async () => {
  const { file, env } = newHome()
  const child = startOnTerminal(['login', '--url', kit.url], { env })
  const end = endOf(child)
  child.stdout.on('data', (chunk: Buffer) => {
    if (chunk.includes('Token (it is not shown): ')) child.stdin.write('\u0003')
  })
  const { code } = await end
  expect([code, statSync(file, { throwIfNoEntry: false })]).toEqual([130, undefined])
})
