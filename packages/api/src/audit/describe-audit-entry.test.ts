import { readdirSync, readFileSync } from 'node:fs'
import type { ListedAuditEntry } from '@telecomx/database'
import {
  customerUpdateInput,
  employeeUpdateInput,
  operatorUpdateInput,
  orderRefusals,
  portingUpdateInput,
  refusalReasons,
  rejectionReasons,
} from '@telecomx/validation'
import { describe, expect, it } from 'vitest'
import { danishDeeds } from './danish-deeds.js'
import { commandLineName, describeAuditEntry } from './describe-audit-entry.js'
import { nameField } from './name-field.js'

type Example = Pick<ListedAuditEntry, 'before' | 'after' | 'object'>

const file = { filename: 'Fuldmagt.pdf', sha256: 'c'.repeat(64), portings: ['a'.repeat(24)] }
const mail = { method: 'EMAIL', recipient: 'kontor@kunde.example' }
const followed = { before: { operator: '01010' }, after: { operator: '01120' } }
const calledOff = {
  before: { ...followed.before, autoStartOrder: '2026-11-28T09:00:00.000Z' },
  after: { ...followed.after, autoStartOrder: null },
}
const one = { after: { stage: 'IN_ORDERED' } }
const several = { after: { stage: 'IN_ORDERED', portings: 3 } }
const decisions = [
  { after: { state: 'sent', cause: 'ARRIVED' } },
  { after: { state: 'failed', cause: 'NOT_ARRIVED' } },
  { after: { state: 'failed', cause: 'WITHDRAWN' } },
  { after: mail },
]

/** What is written down with each deed, by all its ways. */
const examples: Record<keyof typeof danishDeeds, Example[]> = {
  'customer.create': [{ after: { name: 'Brødrene Ærø ApS' } }, {}],
  'customer.update': [{ before: { city: 'Ribe' }, after: { city: 'Ringe', zip: '5750' } }],
  'customer.import': [{ after: { name: 'Brødrene Ærø ApS' } }],
  'employee.create': [{ after: { name: 'Bo' } }, { after: { primaryContact: false } }],
  'employee.update': [{ before: {}, after: { emailAddress: 'bo@kunde.example', unknown: 1 } }],
  'token.create': [{ after: { name: 'drift' } }],
  'token.revoke': [{ after: { name: 'drift', revoked: true } }, { after: { revoked: true } }],
  'session.sendLink': [{ after: { emailAddress: 'aase@kunde.example' } }],
  'session.create': [{ after: { accessLevel: 'OWNER' } }],
  'operator.create': [{ object: '01010', after: { name: 'Nordkabel A/S' } }, { object: '01010' }],
  'operator.update': [{ object: '01010', before: {}, after: { notes: 'Ring først', orderWait: 2 } }],
  'operator.import': [
    { after: { created: 2, updated: 7 } },
    { object: '01010', after: { name: 'Nordkabel A/S', notes: null } },
    { object: '01010', before: { notes: 'x' }, after: { notes: null } },
  ],
  'number.assign': [
    { after: { from: '+4533000000', to: '+4533999999', operator: '01010' } },
    { after: { from: '+4533254170', to: '+4533254170', operator: '01010' } },
  ],
  'number.assign porting': [followed, calledOff],
  'number.import porting': [followed],
  'number.import': [{ after: { imported: 12 } }, { after: { imported: 12, replace: true } }],
  'sipAccount.create': [{ after: { name: 'Omstilling' } }, { after: { numbers: ['+4533254170'] } }],
  'sipAccount.update': [{ before: { name: 'x' }, after: { name: 'y', numbers: ['+4533254170'] } }],
  'mvnoAccount.create': [{ after: { number: '+4520401020' } }, { after: { numbers: ['+4520401020'] } }, {}],
  'mvnoAccount.delete': [{ before: { numbers: ['+4520401020'] } }],
  'voiceAccount.import': [
    { after: { name: 'Omstilling', numbers: ['+4533254170'] } },
    { after: { numbers: ['+4520401020'] } },
  ],
  'porting.update': [{ before: {}, after: { donorCustomerId: 'K-17', requestedDate: null } }],
  'porting.poaCreate': [one, several],
  'porting.poaCreate poaDocument': [{ after: { portingCode: 'X0123456789' } }],
  'porting.poaCreate delivery': [{ after: mail }],
  'porting.poaResend': [{ after: { dueNow: true } }, ...decisions],
  'porting.poaRelease': decisions,
  'portingFile.poaGet': [{}],
  'porting.waitCustomer': [one, several],
  'porting.receivePoa': [one, several],
  'porting.documentApprove': [{ after: { state: 'APPROVED' } }],
  'porting.documentRefuse': [
    ...refusalReasons.map((reason) => ({ after: { state: 'REFUSED', reason } })),
    { after: { state: 'REFUSED', reason: 'OTHER', message: 'Side 2 mangler' } },
  ],
  'porting.documentRefuse porting': [
    { after: { stage: 'IN_AWAITING_POA_FROM_CUSTOMER', message: 'ILLEGIBLE' } },
    { after: { stage: 'IN_AWAITING_POA_FROM_CUSTOMER', message: 'OTHER', portings: 2 } },
  ],
  'porting.documentRefuse delivery': [{ after: mail }],
  'porting.documentDelete': [{ after: { state: 'DELETED' } }],
  'porting.documentDelete porting': [one, several],
  'portingFile.documentUpload': [{ after: file }],
  'portingFile.documentReceive': [{ after: file }],
  'document.receive': [{ after: file }],
  'document.discard': [{ after: { state: 'DELETED' } }],
  'document.match': [{ after: { state: 'RECEIVED' } }],
  'porting.announce': [{ after: { deliveries: ['d'.repeat(24)] } }],
  'porting.remind': [{ after: { number: 1 } }],
  'porting.poaSend delivery': [{ after: mail }],
  'porting.poaSend': [one, several, followed],
  'porting.order': [
    one,
    several,
    { after: { autoStartOrder: '2026-11-28T09:00:00.000Z' } },
    ...[...orderRefusals, 'restored'].map((reason) => ({ after: { autoStartOrder: null, reason } })),
    followed,
  ],
  'order.pass': [{ after: { state: 'sent' } }, { after: { state: 'withdrawn' } }],
  'order.answer': ['CONFIRMED', 'REJECTED', 'COMPLETED'].map((answer) => ({
    after: { state: 'sent', answer },
  })),
  'order.end': [{ after: { state: 'answered' } }, { after: { state: 'withdrawing' } }],
  'porting.confirm': [
    { after: { stage: 'IN_CONFIRMED', message: '2026-12-01' } },
    { after: { stage: 'IN_CONFIRMED', message: '2026-12-10', portings: 2 } },
    { after: { stage: 'IN_CONFIRMED', message: '2026-12-01', text: 'Efter kl. 12' } },
    { after: { stage: 'IN_CONFIRMED' } },
    { after: { stage: 'IN_CONFIRMED', message: 'EFTER AFTALE 1' } },
  ],
  'porting.reject': [
    ...rejectionReasons.map((reason) => ({ after: { stage: 'IN_REJECTED', message: reason } })),
    { after: { stage: 'IN_REJECTED', message: 'WRONG_OWNER', portings: 2, text: 'Ejer: Ø Holding' } },
  ],
  'porting.contact': [{ after: { stage: 'IN_DONOR_CONTACTED', message: 'Ringer 2026-12-01' } }],
  'porting.complete': [one, several],
  'porting.cancel': [one, several],
  'porting.reduce': [one, several],
  'porting.split': [{ after: { parts: ['b'.repeat(24)] } }, { after: { parts: ['1'.repeat(24), 'c'] } }],
  'porting.stageOverride': [
    { after: { stage: 'IN_CONFIRMED', message: '2026-12-01' } },
    { after: { stage: 'IN_CONFIRMED', message: 'Aftalt med donor' } },
    { after: { stage: 'IN_REJECTED', message: 'WRONG_OWNER', portings: 2 } },
    { after: { stage: 'IN_DONOR_CONTACTED', message: 'Ringer 2026-12-01' } },
  ],
  'delivery.bounce': [{ after: { state: 'failed', cause: 'BOUNCED', answer: '550 5.1.1 User unknown' } }],
  'backup.restore': [{ after: { takenAt: '2026-11-27T09:00:00.000Z' } }],
}

/** What an action changes, where its key does not say so. */
function usualObjectOf(action: string): string | undefined {
  return action.startsWith('porting.document') ? 'signedCopy' : action.split('.')[0]
}

describe.each(['da', 'en'] as const)('the sentence in %s', (language) => {
  it('of each deed, with all that is written down with it', async () => {
    const sentences = Object.entries(examples).map(([deed, entries]) => {
      const [action = '', objectType = usualObjectOf(action)] = deed.split(' ')
      const lines = entries.map((entry) => {
        const rest = { _id: '', date: '', employee: 'e', employeeName: 'Åse' }
        return describeAuditEntry({ ...rest, action, objectType, ...entry } as ListedAuditEntry, language)
      })
      return `${deed}\n${lines.map((line) => `  ${line}\n`).join('')}`
    })
    expect(sentences.join('')).not.toMatch(/undefined|NaN|\[object|\S {2}| ,|\(\)/)
    await expect(sentences.join('')).toMatchFileSnapshot(`texts/deeds.${language}.txt`)
  })
})

it('there is one for every action that anything writes down', () => {
  const actions = ['packages/api/src/', 'packages/database/src/', 'apps/server/src/'].flatMap((folder) => {
    const root = new URL(`../../../../${folder}`, import.meta.url)
    return readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((name) => /(?<!\.test)\.ts$/.test(name) && !name.includes('testing'))
      .flatMap((name) => [...readFileSync(new URL(name, root), 'utf8').matchAll(/action: '(\w+\.\w+)'/g)])
      .map(([, action = '']) => action)
  })
  expect(actions).toContain('delivery.bounce')
  expect([...new Set(actions)].filter((action) => !(action in danishDeeds))).toEqual([])
})

it('of what was done with a token of `npm run token` it says so in both languages', () => {
  const entry = { _id: '', date: '', employee: 'e', employeeName: commandLineName, action: 'porting.cancel' }
  const told = (language: 'da' | 'en') => describeAuditEntry(entry as ListedAuditEntry, language)
  expect([told('da'), told('en')]).toEqual([
    'Kommandolinjen annullerede porteringen.',
    'The command line cancelled the porting.',
  ])
})

it('every field that an update may change has a name in both languages', () => {
  const fields = [customerUpdateInput, employeeUpdateInput, operatorUpdateInput, portingUpdateInput].flatMap(
    ({ shape }) => Object.keys(shape),
  )
  expect(fields).toContain('vatNumber')
  const named = (field: string) => nameField(field, 'da') !== field || nameField(field, 'en') !== field
  expect(fields.filter((field) => field !== 'version' && !named(field))).toEqual([])
})
