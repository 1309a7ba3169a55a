import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startTestKit } from '@telecomx/api/testing'
import { afterAll, expect, test } from 'vitest'
import { exitCodeMeanings } from './failure/exit-codes.js'
import { callTelecomx } from './testing/call-telecomx.js'

const kit = await startTestKit()
const folder = mkdtempSync(join(tmpdir(), 'telecomx-cli-'))
/** Takes a request, and gives no answer. */
const deaf = createServer((request) => request.socket.destroy()).listen(0, '127.0.0.1')
await once(deaf, 'listening')
afterAll(async () => {
  await kit.close()
  deaf.close()
  rmSync(folder, { recursive: true })
})
const deafUrl = addressOf(deaf)
/** Nobody listens there any more. */
const gone = createServer().listen(0, '127.0.0.1')
await once(gone, 'listening')
const goneUrl = addressOf(gone)
gone.close()
await once(gone, 'close')
const env = { TELECOMX_URL: kit.url, TELECOMX_TOKEN: await kit.tokenFor('ADMIN'), XDG_CONFIG_HOME: folder }
const viewer = { ...env, TELECOMX_TOKEN: await kit.tokenFor('VIEWER') }
const nobody = { TELECOMX_URL: kit.url, XDG_CONFIG_HOME: folder }
const operator = await kit.addOperator()
const [confirmed] = await kit.addPortings(await kit.addCustomer(), [{ operator, stage: 'IN_CONFIRMED' }])
const noId = 'ffffffffffffffffffffffff'
const given = ['--name', 'N', '--address', 'A', '--fixed-auth', 'fax', '--mvno-auth', 'fax']

test.each([
  ['0: done', 0, ['operators', 'list'], env, '1 in all.'],
  ['0: help', 0, ['poa', 'create', '--help'], nobody, ''],
  [
    '1: a field that is not valid',
    1,
    ['operators', 'create', '01020', '--np-number', 'x', ...given],
    env,
    '(422 npNumber)',
  ],
  ['1: what is missing', 1, ['customers', 'create', '--name', ''], env, 'Name is missing (404 name)'],
  [
    '1: a file that is not there',
    1,
    ['numbers', 'import', '/nowhere.csv'],
    env,
    '/nowhere.csv: no such file or folder (ENOENT).',
  ],
  [
    '1: an id that is none',
    1,
    ['portings', 'get', '1234'],
    env,
    '(400 bad_request)\n  <porting>  Id of the porting, 24 hex characters\n',
  ],
  [
    '1: what is right where the row does not say it',
    1,
    ['numbers', 'assign', '33254170', '09999'],
    env,
    '<cps>  CPS code of the operator that holds the numbers. It must be in the registry\n',
  ],
  ['2: no such command', 2, ['operators', 'lst'], env, "Unknown command 'lst'\n(Did you mean list?)"],
  ['2: no such option', 2, ['portings', 'list', '--stge', 'x'], env, '(Did you mean --stage?)'],
  ['2: no such choice', 2, ['portings', 'list', '--stage', 'x'], env, 'It must be one of IN_CREATED,'],
  [
    '2: a choice that is nearly one',
    2,
    ['portings', 'list', '--status', 'atention'],
    env,
    '(Did you mean ATTENTION?)',
  ],
  ['2: no number', 2, ['portings', 'list', '--limit', 'x'], env, 'It must be a whole number.'],
  [
    '2: an option that must be given',
    2,
    ['customers', 'create'],
    env,
    "Required option '--name <text>' not specified",
  ],
  ['2: letters that are not known', 2, ['customers', 'list', '\ufffd'], env, 'is not UTF-8'],
  [
    '2: no address',
    2,
    ['operators', 'list'],
    { ...env, TELECOMX_URL: 'nowhere' },
    'It goes like http://127.0.0.1:3000',
  ],
  [
    '3: not signed in',
    3,
    ['operators', 'list'],
    nobody,
    `You are not signed in at ${kit.url}.\nSign in: telecomx login`,
  ],
  [
    '3: a token that is not good',
    3,
    ['operators', 'list'],
    { ...env, TELECOMX_TOKEN: 'x' },
    '(401 invalid_token)',
  ],
  [
    '3: no right',
    3,
    ['operators', 'create', '01020', '--np-number', '70101010', ...given],
    viewer,
    '(403 access_denied)',
  ],
  ['4: it does not exist', 4, ['customers', 'get', noId], env, 'Customer not found (404 customer)'],
  [
    '5: it exists already',
    5,
    ['operators', 'create', operator, '--np-number', '70101010', ...given],
    env,
    '(409 _id)',
  ],
  ['5: its stage forbids it', 5, ['portings', 'cancel', confirmed ?? ''], env, 'IN_CONFIRMED'],
  ['6: nobody is there', 6, ['operators', 'list'], { ...env, TELECOMX_URL: goneUrl }, goneUrl],
  [
    '1: an Excel workbook',
    1,
    ['operators', 'import', put('operators.xlsx', Uint8Array.of(0x50, 0x4b, 3, 4))],
    env,
    'Save the sheet as CSV, and give that file.',
  ],
  [
    '1: a file of nothing but columns',
    1,
    ['customers', 'import', put('heads.csv', 'name;city\n')],
    env,
    'heads.csv holds nothing to import.',
  ],
  [
    '1: a folder that is not there',
    1,
    ['poa', 'preview', noId, '--operator', '01010', '-o', '/nowhere/draft.pdf'],
    env,
    '/nowhere/draft.pdf: no such file or folder (ENOENT).\n',
  ],
  [
    '6: nobody is there for a file',
    6,
    ['poa', 'preview', noId, '--operator', '01010'],
    { ...env, TELECOMX_URL: goneUrl },
    `No answer came from ${goneUrl}: it does not run, or its address is another.`,
  ],
  [
    '7: a file that is answered once, and did not come',
    7,
    ['poa', 'get', noId, noId],
    { ...env, TELECOMX_URL: deafUrl },
    'may have happened or not',
  ],
  [
    '7: no answer to a change',
    7,
    ['token', 'revoke', noId],
    { ...env, TELECOMX_URL: deafUrl },
    'may have happened or not',
  ],
])('exit code %s', async (_title, code, words, environment, told) => {
  const called = await callTelecomx(words, { env: environment, input: '' })
  expect({ code: called.code, told: called.stderr }).toEqual({ code, told: expect.stringContaining(told) })
})

function put(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

function addressOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

test('what was sent is told fault by fault, by its option', async () => {
  const words = ['operators', 'create', '1234', '--np-number', 'abc', '--np-email', 'foo', ...given]
  const { stderr } = await callTelecomx(words, { env })
  expect(stderr).toBe(`Refused: Id is not valid (422 _id)
  <cps>        CPS code of the operator: 5 digits as text, leading zeros kept
  --np-number  NP phone number is not a valid phone number
  --np-email   NP e-mail address is not a valid e-mail address
`)
})

test('with --json a failure is the row in one line of JSON, on standard error', async () => {
  const { stdout, stderr } = await callTelecomx(['operators', 'get', '09999', '--json'], { env })
  expect(stdout).toBe('')
  expect(JSON.parse(stderr)).toMatchObject({
    success: false,
    exitCode: 4,
    code: 404,
    message: 'id',
    description: 'Operator not found',
  })
})

test('all faults of an import by the lines of the file, and nothing is stored', async () => {
  const file =
    '_id,name,address,npNumber,fixedAuth,mvnoAuth\n\n01040,"One\n ",A,70101010,FAX,FAX\n01050,Two,A,x,FAX,SMS\n'
  const { code, stderr } = await callTelecomx(['operators', 'import', '-'], {
    env: { ...env, COLUMNS: '80' },
    input: file,
  })
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: expect.stringMatching(
      /Nothing was imported: 2 faults\.\nLine +Column +Fault\n5 +npNumber +NP phone number is not a valid phone number\n5 +mvnoAuth +MVNO authentication method is not recognized\n/,
    ),
  })
  const list = await callTelecomx(['operators', 'list', '--json'], { env })
  expect(JSON.parse(list.stdout)).toMatchObject({ total: 1 })
})

test('an import that lost the zeros before a CPS code in Excel', async () => {
  const file = put('short.csv', 'from;to;operator\n33250000;33259999;1010\n')
  const { code, stderr } = await callTelecomx(['numbers', 'import', file], { env: { ...env, COLUMNS: '80' } })
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: `Sending 1 line ...
Nothing was imported: 1 fault.
Line  Column    Fault
2     operator  Operator is not valid (1010)
A CPS code has 5 digits: Excel takes the zeros before it away unless the column is text.
Mend the file and send it again; --dry-run tries it without storing anything.
`,
  })
})

test('with --json the faults of an import are told by the lines of the file', async () => {
  const file = put('short.csv', 'from;to;operator\n\n33250000;;1010\n')
  const { code, stderr } = await callTelecomx(['numbers', 'import', file, '--json'], { env })
  expect([code, JSON.parse(stderr)]).toEqual([
    1,
    expect.objectContaining({
      success: false,
      exitCode: 1,
      code: 422,
      faults: [{ line: 3, code: 422, message: 'operator', description: 'Operator is not valid' }],
    }),
  ])
})

test('a line of an import that says the same as another names it', async () => {
  const file = put('twice.csv', 'from;to;operator\n\n33250000;;01010\n33250000;;01010\n')
  const { stderr } = await callTelecomx(['numbers', 'import', file], { env })
  expect(stderr).toMatch(/\n4 .+\(as in line 3\)\n/)
})

test('a signed copy to a donor that goes by the ICC: why not, and what to do', async () => {
  const donor = await kit.addOperator({ _id: '01090', mvnoAuth: 'ICC' })
  const customer = await kit.addCustomer()
  const portings = await kit.addPortings(customer, [
    { operator: donor, type: 'MVNO', stage: 'IN_POA_RECEIVED_FROM_CUSTOMER' },
  ])
  await kit.addSignedPoa(customer, { operator: donor, portings })
  const { code, stderr } = await callTelecomx(['poa', 'send', portings[0] ?? ''], { env })
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: `Refused: Recipient is neither an e-mail address nor a fax number (422 recipient)
  Operators: 01090
  Why: the donor has no address for it in the registry, or needs none because it goes by the ICC.
Where it goes by the ICC, order without sending: telecomx portings order. Else give it an
address: telecomx operators update. Or send the copy to somebody else: --recipient.
`,
  })
})

test('documents to a customer without an address: why not, for one and among many', async () => {
  const customers = [await kit.addCustomer(), await kit.addCustomer()]
  for (const customer of customers) await kit.addPortings(customer, [{ operator }])
  const words = ['poa', 'create', '--method', 'email']
  const one = await callTelecomx([...words, customers[0] ?? ''], { env })
  expect(one).toEqual({
    code: 1,
    stdout: '',
    stderr: `Refused: Recipient e-mail address is invalid (422 recipient)
  Why: neither the primary contact nor the customer has an address for it.
Name one with --recipient, or give the contact an address: telecomx employees update.
`,
  })
  const json = await callTelecomx([...words, '--json', customers[0] ?? ''], { env })
  expect(json).toMatchObject({ code: 1, stderr: '1 of 1 customer failed.\n' })
  const both = await callTelecomx([...words, ...customers], { env })
  expect(both.stdout).toContain('(422 recipient): neither the primary contact nor the customer has')
})

test('a file among several that is not there is named once', async () => {
  const { code, stdout } = await callTelecomx(['poa', 'receive', 'scan.pdf'], { env, cwd: folder })
  expect({ code, stdout }).toEqual({
    code: 1,
    stdout: 'File      Copy  What became of it\nscan.pdf  -     no such file or folder (ENOENT).\n',
  })
})

test('every exit code is told by --help', async () => {
  const { stdout } = await callTelecomx(['--help'])
  expect(exitCodeMeanings.filter(([code, meaning]) => !stdout.includes(`${code}  ${meaning}`))).toEqual([])
})

test('no token is in what is said, whatever becomes of a call', async () => {
  const secret = 'tx_live_secretsecretsecret'
  const secretEnv = { ...env, TELECOMX_TOKEN: secret }
  const calls = [['whoami'], ['operators', 'list', '--json'], ['token', 'revoke', noId]]
  const said = await Promise.all(calls.map((words) => callTelecomx(words, { env: secretEnv })))
  expect(said.filter(({ stdout, stderr }) => `${stdout}${stderr}`.includes(secret))).toEqual([])
})
