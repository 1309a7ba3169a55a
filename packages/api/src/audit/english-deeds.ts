import type { danishDeeds } from './danish-deeds.js'
import type { OrderAnswer } from '@telecomx/database'
import type { UnstartedReason } from '@telecomx/validation'
import { sayMoment } from '../procedure/say-moment.js'
import { type Deed, type DeedFacts, type DeedReason, named } from './deed.js'
import { nameStage } from './name-stage.js'

/** The same as in Danish. */
export const englishDeeds: Record<keyof typeof danishDeeds, Deed> = {
  'customer.create': ({ is }) => named('added the customer', is('name')),
  'customer.update': ({ fields }) => `changed the customer${fields}`,
  'customer.import': ({ is }) => named('imported the customer', is('name')),
  'employee.create': ({ is }) =>
    is('name') ? `added the employee ${is('name')}` : 'let somebody else be the primary contact',
  'employee.update': ({ fields }) => `changed the employee${fields}`,
  'token.create': ({ is }) => `made the API token “${is('name')}”`,
  'token.revoke': ({ is }) => `withdrew an API token${is('name') && `: “${is('name')}”`}`,
  'session.sendLink': ({ is }) => `sent a sign-in link to ${is('emailAddress')}`,
  'session.create': () => 'signed in by a link from a mail',
  'operator.create': ({ object, is }) => named('added the operator', object, is('name')),
  'operator.update': ({ object, fields }) => `changed the operator ${object}${fields}`,
  'operator.import': ({ object, fields, is }) =>
    object
      ? `${named('imported the operator', object, is('name'))}${fields}`
      : `imported operators: ${is('created')} new, ${is('updated')} known`,
  'number.assign': ({ is }) => `gave ${range(is('from'), is('to'))} to the operator ${is('operator')}`,
  'number.assign porting': follow,
  'number.import porting': follow,
  'number.import': ({ is }) =>
    `imported ${is('imported')} numbers and ranges${is('replace') === 'true' ? ' in place of all before' : ''}`,
  'sipAccount.create': ({ is }) => named('added the SIP account', is('name')),
  'sipAccount.update': ({ fields }) => `changed the SIP account${fields}`,
  'mvnoAccount.create': ({ is }) => `added an MVNO account${having(is('number') || is('numbers'))}`,
  'mvnoAccount.delete': ({ was }) => `closed the MVNO account${having(was('numbers'))}`,
  'voiceAccount.import': ({ is }) =>
    is('name')
      ? `imported the SIP account ${is('name')}`
      : `imported an MVNO account${having(is('numbers'))}`,
  'porting.update': ({ fields }) => `changed the porting${fields}`,
  'porting.poaCreate': ({ count }) => `made powers of attorney for ${portings(count)}`,
  'porting.poaCreate poaDocument': ({ is }) => `made the power of attorney ${is('portingCode')}`,
  'porting.poaCreate delivery': ({ is }) => `had the power of attorney sent to ${is('recipient')}`,
  'porting.poaResend': ({ is }) => {
    if (is('dueNow')) return 'had a waiting delivery tried at once'
    return is('state') ? ended(is('cause')) : `had the power of attorney sent again to ${is('recipient')}`
  },
  'porting.poaRelease': ({ is }) =>
    is('state') ? ended(is('cause')) : `had the power of attorney sent again to ${is('recipient')}`,
  'portingFile.poaGet': () => 'downloaded the power of attorney',
  'porting.waitCustomer': ({ count }) => `had ${portings(count)} wait for the customer's power of attorney`,
  'porting.receivePoa': ({ count }) => `registered the signed power of attorney for ${portings(count)}`,
  'porting.documentApprove': () => 'approved the signed power of attorney',
  'porting.documentRefuse': ({ reason }) => `refused the signed power of attorney${because(reason)}`,
  'porting.documentRefuse porting': ({ count, reason }) =>
    `had ${portings(count)} wait for the customer's power of attorney again${because(reason)}`,
  'porting.documentDelete': () => 'deleted the signed power of attorney',
  'porting.documentDelete porting': ({ count }) =>
    `had ${portings(count)} wait for the customer's power of attorney again`,
  'portingFile.documentUpload': ({ is }) => `handed in the signed power of attorney “${is('filename')}”`,
  'portingFile.documentReceive': ({ is }) => `handed in the signed power of attorney “${is('filename')}”`,
  'document.receive': ({ is }) => `received the signed power of attorney “${is('filename')}” by e-mail`,
  'document.discard': () => 'threw away a file that is no signed power of attorney',
  'document.match': () => 'filed a signed power of attorney for its portings',
  'porting.announce': () => 'wrote how far the porting has come',
  'porting.remind': () => 'sent a reminder of the power of attorney',
  'porting.poaSend delivery': ({ is }) => `had the signed power of attorney sent to ${is('recipient')}`,
  'porting.documentRefuse delivery': ({ is }) => `had the refusal sent to ${is('recipient')}`,
  'porting.poaSend': (facts) =>
    facts.is('operator')
      ? follow(facts)
      : `sent the power of attorney for ${portings(facts.count)} to the donor`,
  'porting.order': (facts) => {
    const { count, is } = facts
    if (is('operator')) return follow(facts)
    if (is('autoStartOrder')) return `scheduled the order of ${portings(count)} for after the donor's wait`
    return is('reason')
      ? `did not start the order of ${portings(count)} after all${unstarted(is('reason'))}`
      : `ordered ${portings(count)} from the donor`
  },
  'order.pass': ({ is }) =>
    is('state') === 'sent' ? 'passed the order on' : 'passed on that the order is called off',
  'order.answer': ({ is }) => `received the donor's answer to the order${answered(is('answer'))}`,
  'order.end': ({ is }) =>
    is('state') === 'answered' ? 'ended the order, which is answered' : 'called the order off',
  'porting.confirm': ({ count, day }) => `noted that the donor has confirmed ${portings(count)}${on(day)}`,
  'porting.reject': ({ count, reason }) =>
    `noted that the donor has refused ${portings(count)}${because(reason)}`,
  'porting.contact': ({ count }) => `contacted the donor about ${portings(count)}`,
  'porting.complete': ({ count }) => `completed ${portings(count)}`,
  'porting.cancel': ({ count }) => `cancelled ${portings(count)}`,
  'porting.reduce': ({ count }) => `took numbers out of ${portings(count)}`,
  'porting.split': ({ is }) => `split the porting into ${is('parts').split(', ').length + 1}`,
  'porting.stageOverride': ({ count, is, day, reason }) =>
    `set ${portings(count)} to “${nameStage(is('stage'), 'en')}”${on(day)}${because(reason)}`,
  'delivery.bounce': ({ is }) => `learned that the delivery did not arrive (${is('answer')})`,
  'backup.restore': ({ is }) => `restored the database as it was ${sayMoment(is('takenAt'), 'en')}`,
}

const unstarted = (reason: string) => ` (${(refusals as Readonly<Record<string, string>>)[reason] ?? reason})`

const refusals: Readonly<Record<UnstartedReason, string>> = {
  stageWrong: 'it is not at the right stage',
  outporting: 'its number leaves us',
  holderUnknown: 'who holds the number now is not in the registry',
  documentsMissing: 'the signed power of attorney is missing',
  copyNotApproved: 'the signed power of attorney is not approved',
  copyNotArrived: 'the signed power of attorney did not reach the donor',
  donorChanged: 'the number has another donor',
  restored: 'the database was restored',
}

const answered = (answer: string) => `: ${(answers as Readonly<Record<string, string>>)[answer] ?? answer}`
const answers: Readonly<Record<OrderAnswer, string>> = {
  CONFIRMED: 'confirmed',
  REJECTED: 'refused',
  COMPLETED: 'completed',
}

const having = (numbers: string) => numbers && ` with ${numbers}`
const portings = (count: number) => (count === 1 ? 'the porting' : `${count} portings`)
const range = (from: string, to: string) => (from === to ? from : `${from}–${to}`)
function follow({ was, is }: DeedFacts): string {
  const moved = `moved the porting from the operator ${was('operator')} to ${is('operator')}, which holds the number now`
  return was('autoStartOrder') ? `${moved}; its order does not start by itself any more` : moved
}
const because = (reason: DeedReason | undefined) => {
  const clause = reason && reasons[reason]
  return clause ? ` because ${clause}` : ''
}

const reasons: Readonly<Record<DeedReason, string>> = {
  AUTH_MISSING: 'there is no valid power of attorney',
  WRONG_OWNER: 'the number has another owner',
  SIM_MISMATCH: 'the number is on another SIM card',
  NOT_IN_USE: 'the number is not in use',
  CUSTOMER_REJECT: 'the owner said no',
  RANGE_MISMATCH: 'the numbers do not match the series',
  ILLEGIBLE: 'it cannot be read',
  NOT_SIGNED: 'it is not signed',
  WRONG_SIGNER: 'somebody other than the owner signed it',
  NUMBERS_MISSING: 'numbers are missing',
  OTHER: '',
}

const longDay = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
const on = (day: string | undefined) => (day === undefined ? '' : ` for ${longDay.format(new Date(day))}`)

function ended(cause: string): string {
  if (cause === 'ARRIVED') return 'said that the fax arrived'
  return cause === 'NOT_ARRIVED' ? 'said that the fax did not arrive' : 'withdrew the delivery'
}
