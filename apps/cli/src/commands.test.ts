import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { appRouter, pdfOf, startTestKit } from '@telecomx/api/testing'
import type { Command } from 'commander'
import { afterAll, describe, expect, test } from 'vitest'
import { createProgram } from './program.js'
import { createSession } from './session.js'
import { callTelecomx } from './testing/call-telecomx.js'

const kit = await startTestKit()
const folder = mkdtempSync(join(tmpdir(), 'telecomx-cli-'))
afterAll(async () => {
  await kit.close()
  rmSync(folder, { recursive: true })
})
const env = { TELECOMX_URL: kit.url, TELECOMX_TOKEN: await kit.tokenFor('ADMIN'), XDG_CONFIG_HOME: folder }
const called = new Set<string>()
await kit.addOperator()
await kit.addOperator({ _id: '01120' })
await kit.addNumberRange({ from: '+4533250000', to: '+4533279999', operator: '01010' })
await kit.addNumberRange({ from: '+4520000000', to: '+4520999999', operator: '01120' })

/** What people are shown. The command must succeed. */
async function show(line: string, ...more: string[]): Promise<string> {
  const { code, stdout, stderr } = await call(line, ...more)
  expect({ line, code, stderr }).toEqual({ line, code: 0, stderr })
  return stdout
}

/** What a program is answered. */
async function answerTo<Answer = Record<string, unknown> & { _id: string }>(
  line: string,
  ...more: string[]
): Promise<Answer> {
  return JSON.parse(await show(line, ...more, '--json')) as Answer
}

function call(line: string, ...more: string[]) {
  const words = [...line.split(' '), ...more]
  called.add(/^[a-z-]+( (?!--)[a-z-]+)*/.exec(line)?.[0] ?? '')
  return callTelecomx(words, { env, input: '', cwd: folder })
}

function put(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content)
  return name
}

const address = ['--address', 'Kabelvej 1, 9000 Aalborg']
const auth = ['--np-number', '70101010', '--fixed-auth', 'email', '--mvno-auth', 'icc_email']

describe('operators and numbers', () => {
  test('operators create, get, list, update', async () => {
    expect(await show('operators create 01210 --name Ærøkabel', ...address, ...auth)).toMatch(
      /^Id +01210\nName +Ærøkabel\n/,
    )
    expect(await answerTo('operators get 01210')).toMatchObject({
      mvnoAuth: 'ICC_EMAIL',
      npNumber: '+4570101010',
    })
    expect(await show('operators list ærø')).toMatch(/^CPS +Name .*\n01210 +Ærøkabel +\+4570101010 +EMAIL/)
    const changes = '--order-wait 24 --customer-id-validation --np-email np@aeroe.example'
    expect(await answerTo(`operators update 01210 ${changes}`)).toMatchObject({
      orderWait: 24,
      customerIdValidation: true,
      npEmail: 'np@aeroe.example',
    })
    const back = '--order-wait null --no-customer-id-validation --np-email'
    const answer = await answerTo(`operators update 01210 ${back}`, '')
    expect(answer).toMatchObject({ orderWait: null, customerIdValidation: false })
    expect(answer).not.toHaveProperty('npEmail')
  })

  test('operators import: CSV as Danish Excel writes it', async () => {
    const text = `CPS;name;address;npNumber;fixedAuth;mvnoAuth;orderWait;customerIdValidation
01220;Østersø "Net";"Vej 1\n1234 By";70101011;email;icc;48;SAND\r\n\r\n`
    const excel = put(
      'operators.csv',
      Buffer.from(text.replace('CPS', '_id').replaceAll('"Net"', 'Net'), 'latin1'),
    )
    expect(await show(`operators import ${excel} --dry-run`)).toBe('It would be: 1 created, 0 replaced.\n')
    expect(await show(`operators import ${excel}`)).toBe('1 created, 0 replaced.\n')
    expect(await answerTo('operators get 01220')).toMatchObject({
      name: 'Østersø Net',
      address: 'Vej 1\n1234 By',
      orderWait: 48,
      customerIdValidation: true,
    })
  })

  test('numbers assign, import, info', async () => {
    expect(await show('numbers assign 33280000 01010 --to 33289999')).toBe(
      "+4533280000 to +4533289999 are 01010's.\n",
    )
    const ranges = put('ranges.json', '[{ "from": "21000000", "to": "21999999", "operator": "01120" }]')
    expect(await show(`numbers import ${ranges}`)).toBe('1 entry imported.\n')
    expect(await show('numbers info 21401020')).toMatch(
      /^Number +\+4521401020\nType +MOBILE\nOperator +01120\n/,
    )
  })
})

describe('customers, employees, tokens', () => {
  test('customers create, get, update, list', async () => {
    const owner = ['--name', 'Brødrene Ærø ApS', '--city', 'Ærøskøbing']
    const { _id } = await answerTo('customers create --zip 5970 --no-reminders', ...owner)
    expect(await show(`customers get ${_id}`)).toMatch(
      /Name +Brødrene Ærø ApS\nZip +5970\nCity +Ærøskøbing\n/,
    )
    expect(await answerTo(`customers update ${_id} --vat-number DK12345678`)).toMatchObject({ version: 2 })
    expect(await show('customers list ærø')).toContain(`${_id}  Brødrene Ærø ApS`)
    const whole = await answerTo<{ total: number; customers: unknown[] }>('customers list --all')
    expect(whole.customers).toHaveLength(whole.total)
  })

  test('customers import, accounts import: CSV as Danish Excel writes it, and once more', async () => {
    const customers = put(
      'customers.csv',
      Buffer.from('name;vatNumber;zip;city\r\nÆblegården ApS;DK31415926;5970;Ærøskøbing\r\n', 'latin1'),
    )
    expect(await show(`customers import ${customers}`)).toBe('1 created, 0 there already.\n')
    expect(await show(`customers import ${customers} --dry-run`)).toBe(
      'It would be: 0 created, 1 there already.\n',
    )
    const accounts = put(
      'accounts.csv',
      Buffer.from(
        'customer;type;name;numbers\r\n31415926;sip;Omstilling;"33270010-19, 33270030"\r\n',
        'latin1',
      ),
    )
    expect(await show(`accounts import ${accounts}`)).toBe('1 account, 11 numbers, 2 portings.\n')
    const again = await call(`accounts import ${accounts}`)
    expect(again.code).toBe(1)
    expect(again.stderr).toMatch(/2 +number +Number is on an account already/)
  })

  test('employees create, update, list; token create, list, revoke', async () => {
    const customer = await kit.addCustomer()
    const level = '--access-level owner --primary-contact --email-address aase@kunde.example'
    const { _id } = await answerTo(`employees create ${customer} ${level} --name`, 'Åse Smørup')
    expect(await answerTo(`employees update ${_id} --access-level manager`)).toMatchObject({
      accessLevel: 'MANAGER',
    })
    expect(await show(`employees list ${customer}`)).toMatch(
      /Åse Smørup +\(contact\)|Åse Smørup \(contact\) +MANAGER/,
    )
    expect(await show(`token create ${_id} --name nightly`)).toMatch(/^tx_live_\w+\n$/)
    const { tokens } = await answerTo<{ tokens: { _id: string }[] }>(`token list ${_id}`)
    expect(await show(`token revoke ${tokens[0]?._id}`)).toBe('The token is withdrawn.\n')
    expect(await show(`token list ${_id}`)).toMatch(/nightly +MANAGER +revoked/)
  })

  test('whoami, logout, audit, completion', async () => {
    expect(await answerTo('whoami')).toMatchObject({
      accessLevel: 'ADMIN',
      employee: { name: 'Åse Smørup' },
      url: kit.url,
    })
    expect(await show('logout')).toBe('Nobody was signed in.\n')
    await show('operators update 01120 --notes', 'Åbent til kl. 16')
    expect(await show('audit --object 01120')).toContain('Åse Smørup')
    expect(await show('completion bash')).toContain('complete -o default -F _telecomx telecomx')
  })
})

describe('accounts and portings', () => {
  test('accounts create sip, create mvno, update, delete, list', async () => {
    const customer = await kit.addCustomer()
    const sip = await show(
      `accounts create sip ${customer} --name Omstilling --numbers 33251010-33251019,33251050`,
    )
    expect(sip).toMatch(/\nNumbers +\+4533251010-\+4533251019, \+4533251050\n/)
    expect(sip).toMatch(/Portings made:\nId +Number +Donor +Stage/)
    const [id = ''] = /[0-9a-f]{24}/.exec(sip) ?? []
    expect(
      await answerTo(`accounts update ${id} --add-numbers 33251060 --remove-numbers 33251050`),
    ).toMatchObject({
      portings: [{ number: '+4533251060' }],
    })
    const mvno = await answerTo(`accounts create mvno ${customer} --number 20401020`)
    expect(mvno).toMatchObject({ porting: { operator: '01120', numberType: 'MVNO' } })
    expect(await show(`accounts delete ${mvno._id}`)).toBe('The account is closed.\n')
    expect(await show(`accounts list ${customer}`)).toContain('+4533251010-+4533251019')
  })

  test('portings list, get, update, split, cancel, find', async () => {
    const customer = await kit.addCustomer()
    const [id] = await kit.addPortings(customer, [
      { operator: '01010', numbers: ['+4533252000', '+4533252001'] },
    ])
    expect(await show(`portings list --customer ${customer} --stage in_created`)).toMatch(
      new RegExp(`${id}  \\+4533252000 \\+1  01010  created`),
    )
    expect(await answerTo(`portings update ${id} --donor-customer-id K-1`)).toMatchObject({
      donorCustomerId: 'K-1',
    })
    expect(await show(`portings get ${id}`)).toMatch(/Donor customer id +K-1/)
    expect(await show(`portings history ${id} --language en`)).toMatch(
      /^\d{4}-\d\d-\d\d.\d\d:\d\d {2}.*\n.* changed the porting \(customer number at the donor\)\.\n$/,
    )
    expect(await show(`portings split ${id}`)).toMatch(/^Now 2 portings:\n/)
    expect(await show(`portings cancel ${id}`)).toBe('Called off.\n')
  })

  test('portings wait-customer, order, contact, confirm, reject, complete, stage-override', async () => {
    const customer = await kit.addCustomer()
    const stages = [
      undefined,
      'IN_POA_SENT',
      'IN_ORDERED',
      'IN_ORDERED',
      'IN_ORDERED',
      'IN_CONFIRMED',
    ] as const
    const fixtures = stages.map((stage) => ({ operator: '01010', ...(stage && { stage }) }))
    const ids = await kit.addPortings(customer, fixtures)
    const [waits, orders, asks, confirms, rejects, completes] = ids
    await kit.addSignedPoa(customer, { operator: '01010', portings: [orders ?? ''] })
    const inAWeek = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10)
    expect(await show(`portings wait-customer ${waits}`)).toBe('It waits for the customer now.\n')
    expect(await show(`portings order ${orders}`)).toBe('Ordered.\n')
    expect(await show(`portings contact ${asks} --message`, 'De ser på det')).toMatch(/contacted/)
    expect(await show(`portings confirm ${confirms} --date ${inAWeek}`)).toBe('Confirmed.\n')
    expect(await show(`portings reject ${rejects} --reason wrong_owner`)).toMatch(/refused/)
    expect(await show(`portings complete ${completes}`)).toMatch(/^Completed/)
    expect(await show(`portings stage-override ${waits} --stage in_cancelled`)).toBe('The stage is set.\n')
  })
})

describe('powers of attorney', async () => {
  const customer = await kit.addCustomer()
  const donor = await kit.addOperator({ _id: '01030' })
  await kit.addPortings(customer, [{ operator: donor }])

  test('poa plan, preview, create, list, get, document, print, trail, verify', async () => {
    expect(await show(`poa plan ${customer}`)).toMatch(/^Donor +Name +Portings +Numbers\n01030/)
    expect(await show(`poa preview ${customer} --operator 01030`)).toMatch(/^%PDF-/)
    const made = await answerTo<{ results: { documents: string[] }[] }>(`poa create ${customer}`)
    const document = made.results[0]?.documents[0]
    expect(await show(`poa list ${customer}`)).toMatch(new RegExp(`${document} .* not fetched`))
    await show(`poa get ${customer} ${document} -o poa.pdf`)
    await show(`poa document ${customer} ${document} -o same.pdf`)
    await show(`poa print ${customer} -o print.pdf`)
    await show(`poa trail ${customer} ${document} -o trail.pdf`)
    const head = (name: string) => readFileSync(join(folder, name), 'latin1').slice(0, 5)
    expect(['poa.pdf', 'same.pdf', 'print.pdf', 'trail.pdf'].map(head)).toEqual(Array(4).fill('%PDF-'))
    expect(await show('poa verify poa.pdf')).toMatch(
      /^It is a document of ours, to the byte\.\nX\d{10}: made/,
    )
  })

  test('poa upload, copies, copy, refuse, approve, send, delete; portings find', async () => {
    const owner = await kit.addCustomer()
    const [porting = ''] = await kit.addPortings(owner, [{ operator: '01010' }])
    const { portingCode } = await kit.addPrintedDocument(owner, '01010', [porting])
    const signed = put('signed.pdf', pdfOf(portingCode))
    expect(await show(`poa upload ${porting} ${signed}`)).toMatch(
      /signed\.pdf +[0-9a-f]{24} +RECEIVED, code X\d{10}, for 1 porting/,
    )
    const { documents } = await answerTo<{ documents: { _id: string; code: string }[] }>(
      `poa copies ${porting}`,
    )
    const [copy] = documents
    expect(await show(`poa copy ${copy?._id}`)).toMatch(/^%PDF-/)
    expect(await show(`portings find ${copy?.code}`)).toBe(`${porting}\n`)
    expect(await show(`poa approve ${porting} ${copy?._id}`)).toMatch(/State +APPROVED/)
    expect(await show(`poa send ${porting} --recipient kontor@kunde.example`)).toMatch(
      /^Queued\. Deliveries: [0-9a-f]{24}\n$/,
    )
    const again = put('again.pdf', Buffer.concat([pdfOf(portingCode), Buffer.from('% again')]))
    await show(`poa upload ${porting} ${again}`)
    const list = await answerTo<{ documents: { _id: string; state: string }[] }>(`poa copies ${porting}`)
    const received = list.documents.find(({ state }) => state === 'RECEIVED')?._id
    expect(await show(`poa refuse ${porting} ${received} --reason not_signed`)).toMatch(/State +REFUSED/)
    expect(await show(`poa delete ${porting} ${received}`)).toBe('The signed copy is taken away.\n')
  })

  test('poa receive, signed', async () => {
    const owner = await kit.addCustomer({ name: 'Ærø Kontor' })
    const portings = await kit.addPortings(owner, [{ operator: '01010' }])
    const { portingCode } = await kit.addPrintedDocument(owner, '01010', portings)
    const scan = put('scan.pdf', pdfOf(portingCode))
    expect(await show(`poa receive ${scan}`)).toMatch(
      /scan\.pdf +[0-9a-f]{24} +RECEIVED, code X\d{10}, for 1 porting/,
    )
    const about = 'Ærø Kontor, 1 porting, 1 number, donor .+, file scan.pdf'
    expect(await show('poa signed --status to_review')).toMatch(
      new RegExp(`TO_REVIEW +${portings[0]} +${about}\n`),
    )
    expect(await answerTo(`poa signed --customer ${owner}`)).toMatchObject({ total: 1 })
  })

  test('poa unmatched, match, discard, mails; work, overview', async () => {
    const owner = await kit.addCustomer()
    const [own] = await kit.addPortings(owner, [{ operator: '01010' }])
    await kit.addPrintedDocument(owner, '01010', [own ?? ''])
    const [match, discard] = [await addUnmatched(owner), await addUnmatched(owner)]
    expect(await show('poa unmatched')).toContain(match)
    expect(await show('work --kind copy_unmatched')).toMatch(new RegExp(`COPY_UNMATCHED +${match}`))
    expect(await show('overview')).toMatch(/IN_CREATED +\d+\n[^]+0 to 2 +\d+ +\d+\n[^]+Half, days/)
    expect(await show(`poa match ${match} ${own}`)).toMatch(/State +RECEIVED/)
    expect(await show(`poa discard ${discard}`)).toBe('The file is thrown away.\n')
    expect(await answerTo('poa mails')).toMatchObject({ mails: [] })
  })

  function addUnmatched(owner: string) {
    return kit.addSignedCopy(owner, { state: 'UNMATCHED' })
  }

  test('deliveries list, resend, release', async () => {
    const sent = await kit.addDelivery(customer, { state: 'sent' })
    const unknown = await kit.addDelivery(customer, { state: 'unknown', method: 'FAX' })
    expect(await show('deliveries list --state unknown')).toContain(unknown)
    expect(await show(`deliveries resend ${sent}`)).toMatch(/^Queued/)
    expect(await show(`deliveries release ${unknown} --no-arrived`)).toMatch(/^Decided/)
  })
})

test('every command was called', async () => {
  const program = await createProgram(createSession(new AbortController().signal), 'all')
  const names = leavesOf(program).filter((name) => name !== 'login')
  expect(
    names.filter((name) => ![...called].some((line) => line === name || line.startsWith(`${name} `))),
  ).toEqual([])
  expect(names.length).toBeGreaterThan(50)
})

test('every operation of the API has a command', () => {
  const folder = fileURLToPath(new URL('commands', import.meta.url))
  const sources = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))
  const text = sources.join('\n')
  const operations = Object.keys(appRouter._def.procedures)
  const isCalled = (name: string) => new RegExp(`\\b${name.replace('.', '\\.')}\\b`).test(text)
  expect(operations.length).toBeGreaterThan(45)
  expect(operations.filter((name) => !isCalled(name))).toEqual([])
})

/** The commands that do something, by their words. */
function leavesOf(command: Command, words: readonly string[] = []): string[] {
  if (command.commands.length === 0) return [words.join(' ')]
  return command.commands.flatMap((one) => leavesOf(one, [...words, one.name()]))
}
