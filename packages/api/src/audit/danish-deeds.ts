import type { OrderAnswer } from '@telecomx/database'
import type { UnstartedReason } from '@telecomx/validation'
import { sayMoment } from '../procedure/say-moment.js'
import { type DeedFacts, type DeedReason, type Deeds, named } from './deed.js'
import { nameStage } from './name-stage.js'

/**
 * By operation or transition what it is in Danish, behind the name of whoever did it; by its kind of object too, where one
 * call changes several kinds.
 */
export const danishDeeds = {
  'customer.create': ({ is }) => named('oprettede kunden', is('name')),
  'customer.update': ({ fields }) => `ændrede kunden${fields}`,
  'customer.import': ({ is }) => named('indlæste kunden', is('name')),
  'employee.create': ({ is }) =>
    is('name') ? `oprettede medarbejderen ${is('name')}` : 'lod en anden overtage som primær kontakt',
  'employee.update': ({ fields }) => `ændrede medarbejderen${fields}`,
  'token.create': ({ is }) => `lavede tokenet „${is('name')}“`,
  'token.revoke': ({ is }) => `tilbagekaldte et token${is('name') && `: „${is('name')}“`}`,
  'session.sendLink': ({ is }) => `sendte et link til at logge ind til ${is('emailAddress')}`,
  'session.create': () => 'loggede ind med et link fra en mail',
  'operator.create': ({ object, is }) => named('oprettede operatøren', object, is('name')),
  'operator.update': ({ object, fields }) => `ændrede operatøren ${object}${fields}`,
  'operator.import': ({ object, fields, is }) =>
    object
      ? `${named('indlæste operatøren', object, is('name'))}${fields}`
      : `indlæste operatører: ${is('created')} nye, ${is('updated')} kendte`,
  'number.assign': ({ is }) => `gav ${range(is('from'), is('to'))} til operatøren ${is('operator')}`,
  'number.assign porting': follow,
  'number.import porting': follow,
  'number.import': ({ is }) =>
    `indlæste ${is('imported')} numre og serier${is('replace') === 'true' ? ' i stedet for alle tidligere' : ''}`,
  'sipAccount.create': ({ is }) => named('oprettede SIP-kontoen', is('name')),
  'sipAccount.update': ({ fields }) => `ændrede SIP-kontoen${fields}`,
  'mvnoAccount.create': ({ is }) => `oprettede en MVNO-konto${having(is('number') || is('numbers'))}`,
  'mvnoAccount.delete': ({ was }) => `lukkede MVNO-kontoen${having(was('numbers'))}`,
  'voiceAccount.import': ({ is }) =>
    is('name') ? `indlæste SIP-kontoen ${is('name')}` : `indlæste en MVNO-konto${having(is('numbers'))}`,
  'porting.update': ({ fields }) => `ændrede porteringen${fields}`,
  'porting.poaCreate': ({ count }) => `lavede fuldmagt for ${portings(count)}`,
  'porting.poaCreate poaDocument': ({ is }) => `lavede fuldmagten ${is('portingCode')}`,
  'porting.poaCreate delivery': ({ is }) => `fik fuldmagten sendt til ${is('recipient')}`,
  'porting.poaResend': ({ is }) => {
    if (is('dueNow')) return 'lod en ventende forsendelse blive prøvet straks'
    return is('state') ? ended(is('cause')) : `fik fuldmagten sendt igen til ${is('recipient')}`
  },
  'porting.poaRelease': ({ is }) =>
    is('state') ? ended(is('cause')) : `fik fuldmagten sendt igen til ${is('recipient')}`,
  'portingFile.poaGet': () => 'hentede fuldmagten',
  'porting.waitCustomer': ({ count }) => `lod ${portings(count)} vente på kundens fuldmagt`,
  'porting.receivePoa': ({ count }) => `registrerede den underskrevne fuldmagt for ${portings(count)}`,
  'porting.documentApprove': () => 'godkendte den underskrevne fuldmagt',
  'porting.documentRefuse': ({ reason }) => `afviste den underskrevne fuldmagt${because(reason)}`,
  'porting.documentRefuse porting': ({ count, reason }) =>
    `lod igen ${portings(count)} vente på kundens fuldmagt${because(reason)}`,
  'porting.documentDelete': () => 'slettede den underskrevne fuldmagt',
  'porting.documentDelete porting': ({ count }) => `lod igen ${portings(count)} vente på kundens fuldmagt`,
  'portingFile.documentUpload': ({ is }) => `indleverede den underskrevne fuldmagt „${is('filename')}“`,
  'portingFile.documentReceive': ({ is }) => `indleverede den underskrevne fuldmagt „${is('filename')}“`,
  'document.receive': ({ is }) => `modtog den underskrevne fuldmagt „${is('filename')}“ med e-mail`,
  'document.discard': () => 'kasserede en fil, der ikke er en underskrevet fuldmagt',
  'document.match': () => 'knyttede en underskrevet fuldmagt til dens porteringer',
  'porting.announce': () => 'skrev om, hvor langt porteringen er kommet',
  'porting.remind': () => 'mindede om fuldmagten',
  'porting.poaSend delivery': ({ is }) => `fik den underskrevne fuldmagt sendt til ${is('recipient')}`,
  'porting.documentRefuse delivery': ({ is }) => `fik afvisningen sendt til ${is('recipient')}`,
  'porting.poaSend': (facts) =>
    facts.is('operator')
      ? follow(facts)
      : `sendte fuldmagten for ${portings(facts.count)} til den afgivende operatør`,
  'porting.order': (facts) => {
    const { count, is } = facts
    if (is('operator')) return follow(facts)
    if (is('autoStartOrder'))
      return `planlagde bestillingen af ${portings(count)} til efter den afgivende operatørs ventetid`
    return is('reason')
      ? `bestilte alligevel ikke ${portings(count)}${unstarted(is('reason'))}`
      : `bestilte ${portings(count)} hos den afgivende operatør`
  },
  'order.pass': ({ is }) =>
    is('state') === 'sent' ? 'gav bestillingen videre' : 'gav videre, at bestillingen er kaldt tilbage',
  'order.answer': ({ is }) => `modtog den afgivende operatørs svar på bestillingen${answered(is('answer'))}`,
  'order.end': ({ is }) =>
    is('state') === 'answered' ? 'afsluttede bestillingen, der er besvaret' : 'kaldte bestillingen tilbage',
  'porting.confirm': ({ count, day }) =>
    `noterede, at den afgivende operatør har bekræftet ${portings(count)}${on(day)}`,
  'porting.reject': ({ count, reason }) =>
    `noterede, at den afgivende operatør har afvist ${portings(count)}${because(reason)}`,
  'porting.contact': ({ count }) => `kontaktede den afgivende operatør om ${portings(count)}`,
  'porting.complete': ({ count }) => `afsluttede ${portings(count)}`,
  'porting.cancel': ({ count }) => `annullerede ${portings(count)}`,
  'porting.reduce': ({ count }) => `tog numre ud af ${portings(count)}`,
  'porting.split': ({ is }) => `delte porteringen i ${is('parts').split(', ').length + 1}`,
  'porting.stageOverride': ({ count, is, day, reason }) =>
    `satte ${portings(count)} til „${nameStage(is('stage'), 'da')}“${on(day)}${because(reason)}`,
  'delivery.bounce': ({ is }) => `fik at vide, at forsendelsen ikke nåede frem (${is('answer')})`,
  'backup.restore': ({ is }) => `genskabte databasen, som den var ${sayMoment(is('takenAt'), 'da')}`,
} satisfies Deeds

const unstarted = (reason: string) => ` (${(refusals as Readonly<Record<string, string>>)[reason] ?? reason})`

const refusals: Readonly<Record<UnstartedReason, string>> = {
  stageWrong: 'den er ikke på det rette trin',
  outporting: 'nummeret porteres ud',
  holderUnknown: 'den, der har nummeret nu, er ikke i registret',
  documentsMissing: 'den underskrevne fuldmagt mangler',
  copyNotApproved: 'den underskrevne fuldmagt er ikke godkendt',
  copyNotArrived: 'den underskrevne fuldmagt nåede ikke frem til den afgivende operatør',
  donorChanged: 'nummeret har fået en anden afgivende operatør',
  restored: 'databasen blev genskabt',
}

const answered = (answer: string) => `: ${(answers as Readonly<Record<string, string>>)[answer] ?? answer}`
const answers: Readonly<Record<OrderAnswer, string>> = {
  CONFIRMED: 'bekræftet',
  REJECTED: 'afvist',
  COMPLETED: 'gennemført',
}

const having = (numbers: string) => numbers && ` med ${numbers}`
const portings = (count: number) => (count === 1 ? 'porteringen' : `${count} porteringer`)
const range = (from: string, to: string) => (from === to ? from : `${from}–${to}`)
function follow({ was, is }: DeedFacts): string {
  const moved = `flyttede porteringen fra operatøren ${was('operator')} til ${is('operator')}, der har nummeret nu`
  return was('autoStartOrder') ? `${moved}; bestillingen går ikke længere af sig selv` : moved
}
const because = (reason: DeedReason | undefined) => {
  const clause = reason && reasons[reason]
  return clause ? `, fordi ${clause}` : ''
}

const reasons: Readonly<Record<DeedReason, string>> = {
  AUTH_MISSING: 'der mangler en gyldig fuldmagt',
  WRONG_OWNER: 'nummeret har en anden ejer',
  SIM_MISMATCH: 'nummeret sidder på et andet SIM-kort',
  NOT_IN_USE: 'nummeret ikke er i brug',
  CUSTOMER_REJECT: 'ejeren har sagt nej',
  RANGE_MISMATCH: 'numrene ikke passer med nummerserien',
  ILLEGIBLE: 'den ikke kan læses',
  NOT_SIGNED: 'den ikke er underskrevet',
  WRONG_SIGNER: 'en anden end ejeren har underskrevet',
  NUMBERS_MISSING: 'der mangler numre',
  // The message says it.
  OTHER: '',
}

const longDay = new Intl.DateTimeFormat('da-DK', { dateStyle: 'long', timeZone: 'UTC' })
const on = (day: string | undefined) => (day === undefined ? '' : ` til den ${longDay.format(new Date(day))}`)

function ended(cause: string): string {
  if (cause === 'ARRIVED') return 'oplyste, at faxen nåede frem'
  return cause === 'NOT_ARRIVED' ? 'oplyste, at faxen ikke nåede frem' : 'trak forsendelsen tilbage'
}
