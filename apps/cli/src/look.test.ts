import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startTestKit } from '@telecomx/api/testing'
import { afterAll, describe, expect, test } from 'vitest'
import { callTelecomx, endOf, startOnTerminal } from './testing/call-telecomx.js'

const kit = await startTestKit()
const folder = mkdtempSync(join(tmpdir(), 'telecomx-cli-'))
afterAll(async () => {
  await kit.close()
  rmSync(folder, { recursive: true })
})
const env = { TELECOMX_URL: kit.url, TELECOMX_TOKEN: await kit.tokenFor('ADMIN'), XDG_CONFIG_HOME: folder }
await kit.addOperator({ name: 'Nordkabel A/S' })
await kit.addOperator({
  _id: '01120',
  name: 'Foreningen Ærø og Omegns Bredbånd og Telefoni A.m.b.a.',
  orderWait: 48,
})
await kit.addCustomer({ name: 'Ølstykke\u202aMarked', address: 'A\nB' })

describe('a table', () => {
  test('at 80 columns', async () => {
    const { stdout, stderr } = await callTelecomx(['operators', 'list'], { env: { ...env, COLUMNS: '80' } })
    expect(`${stdout}${stderr}`).toMatchInlineSnapshot(`
      "CPS    Name                            NP number    Fixed  MVNO       Order wait
      01010  Nordkabel A/S                   +4570101010  EMAIL  ICC_EMAIL  -
      01120  Foreningen Ærø og Omegns        +4570101010  EMAIL  ICC_EMAIL  48 h
             Bredbånd og Telefoni A.m.b.a.
      2 in all.
      "
    `)
  })

  test('where nobody looks: a row for each line, however long', async () => {
    const { stdout } = await callTelecomx(['operators', 'list'], { env })
    expect(stdout.split('\n')).toHaveLength(4)
    expect(stdout).toContain('Foreningen Ærø og Omegns Bredbånd og Telefoni A.m.b.a.')
  })

  test('on a terminal: heads in bold, unless NO_COLOR is set', async () => {
    const bold = '\u001b[1mCPS\u001b[22m'
    const { stdout } = await endOf(startOnTerminal(['operators', 'list'], { env, input: '' }))
    const plain = await endOf(
      startOnTerminal(['operators', 'list'], { env: { ...env, NO_COLOR: '1' }, input: '' }),
    )
    expect([stdout.includes(bold), plain.stdout.includes('\u001b')]).toEqual([true, false])
  })

  test('Danish letters on a terminal that is not UTF-8', async () => {
    const child = startOnTerminal(['operators', 'list'], {
      env: { ...env, LC_ALL: 'da_DK.ISO-8859-1' },
      input: '',
    })
    const chunks: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    await endOf(child)
    expect(Buffer.concat(chunks).toString('latin1')).toContain('Foreningen Ærø og')
  })
})

test('signed copies keep to 80 columns, with what "poa approve" takes', async () => {
  const customer = await kit.addCustomer({ name: 'Brødrene Ærø og Omegns Bogtryk' })
  const portings = await kit.addPortings(customer, [{ operator: '01010' }])
  const copy = await kit.addSignedCopy(customer, { portings, filename: `${'scan'.repeat(9)}.pdf` })
  const { stdout } = await callTelecomx(['poa', 'signed'], { env: { ...env, COLUMNS: '80' } })
  expect(stdout).toMatch(new RegExp(`^${copy} .* ${portings[0]}$`, 'm'))
  expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([])
})

test.each(['operators list', 'portings list', 'poa signed', 'audit', 'token list'])(
  '"%s" keeps to 60 columns',
  async (line) => {
    const { stdout } = await callTelecomx(line.split(' '), { env: { ...env, COLUMNS: '60' } })
    expect(stdout).not.toBe('')
    expect(stdout.split('\n').filter((one) => one.length > 60)).toEqual([])
  },
)

test('a time is written with a blank that can be searched for', async () => {
  const { stdout } = await callTelecomx(['audit'], { env })
  expect([stdout.includes('\u00a0'), /\d{4}-\d\d-\d\d \d\d:\d\d/.test(stdout)]).toEqual([false, true])
})

test('a page says what is beyond it', async () => {
  const page = await callTelecomx(['operators', 'list', '--limit', '1'], { env })
  expect(page.stderr).toBe('1 to 1 of 2. More: --offset 1, or --all.\n')
  const { nextCursor } = JSON.parse(
    (await callTelecomx(['operators', 'list', '--limit', '1', '--json'], { env })).stdout,
  ) as { nextCursor: string }
  const byCursor = await callTelecomx(['operators', 'list', '--cursor', nextCursor], { env })
  expect([byCursor.stdout.includes('01120'), byCursor.stderr]).toEqual([
    true,
    '1 of 2. These are the last.\n',
  ])
  const beyond = await callTelecomx(['operators', 'list', '--offset', '5'], { env })
  expect([beyond.stdout, beyond.stderr]).toEqual(['', 'None from 5 on; 2 in all.\n'])
})

test('an object, a fact in each line', async () => {
  const { stdout } = await callTelecomx(['operators', 'get', '01120'], { env: { ...env, COLUMNS: '60' } })
  expect(stdout).toMatchInlineSnapshot(`
    "Id                      01120
    Name                    Foreningen Ærø og Omegns Bredbånd og
                            Telefoni A.m.b.a.
    Address                 Kabelvej 1, 9000 Aalborg
    NP number               +4570101010
    Fixed auth              EMAIL
    MVNO auth               ICC_EMAIL
    Order wait              48
    Customer id validation  no
    Version                 1
    "
  `)
})

test('a file to a terminal is refused before it is fetched', async () => {
  const customer = await kit.addCustomer()
  const words = ['poa', 'preview', customer, '--operator', '01010']
  const { code, stdout } = await endOf(startOnTerminal(words, { env, input: '' }))
  expect({ code, stdout }).toEqual({
    code: 2,
    stdout: expect.stringContaining('A terminal shows no such file.'),
  })
})

test('many files on a terminal: a bar that is gone in the end', async () => {
  const customers = [await kit.addCustomer(), await kit.addCustomer()]
  for (const customer of customers) await kit.addPortings(customer, [{ operator: '01010' }])
  const { stdout } = await endOf(startOnTerminal(['poa', 'create', ...customers], { env, input: '' }))
  expect(stdout).toContain('\r[############............] 1 of 2 customers')
  expect(stdout).toContain('\r\u001b[K')
})
