import type { JsonSchema } from './json-schema.js'

interface Area {
  description: string
  operations: readonly string[]
}

/** The areas of the operations, and what is in each, in the order in which a reader meets them. */
const areas: Readonly<Record<string, Area>> = {
  operator: {
    description: 'The registry of Danish operators: the donors that numbers are ported from.',
    operations: ['operator.create', 'operator.list', 'operator.get', 'operator.update'],
  },
  number: {
    description: 'Which operator holds which numbers.',
    operations: ['number.info', 'number.assign'],
  },
  customer: {
    description: 'Whom numbers are ported for, and the resellers that they belong to.',
    operations: ['customer.create', 'customer.list', 'customer.get', 'customer.update'],
  },
  sipAccount: {
    description: 'Accounts with many numbers. Numbers that another operator holds get portings.',
    operations: ['sipAccount.create', 'sipAccount.update'],
  },
  mvnoAccount: {
    description: 'Accounts with one mobile number. A number that another operator holds gets a porting.',
    operations: ['mvnoAccount.create', 'mvnoAccount.delete'],
  },
  voiceAccount: { description: 'The accounts of both kinds.', operations: ['voiceAccount.list'] },
  porting: {
    description: 'Numbers on their way here, from stage to stage.',
    operations: [
      'porting.list',
      'porting.get',
      'porting.history',
      'porting.update',
      'porting.split',
      'porting.waitCustomer',
      'porting.order',
      'porting.contact',
      'porting.confirm',
      'porting.reject',
      'porting.complete',
      'porting.cancel',
      'porting.stageOverride',
    ],
  },
  poa: {
    description: 'The powers of attorney for portings, and for everybody whether a file is one of them.',
    operations: [
      'porting.poaPlan',
      'portingFile.poaPreview',
      'porting.poaCreate',
      'porting.poaList',
      'portingFile.poaGet',
      'portingFile.poaDocument',
      'portingFile.poaPrint',
      'portingFile.poaTrail',
      'poa.verify',
      'poaFile.verify',
    ],
  },
  document: {
    description:
      'Signed copies that came back: their review, their way to the donor, and those that nobody knows the portings of.',
    operations: [
      'portingFile.documentUpload',
      'portingFile.documentReceive',
      'porting.documentList',
      'portingFile.documentFile',
      'porting.documentApprove',
      'porting.documentRefuse',
      'porting.documentDelete',
      'porting.poaSend',
      'document.unmatched',
      'portingFile.documentUnmatchedFile',
      'porting.byCode',
      'document.match',
      'document.discard',
      'document.mails',
    ],
  },
  delivery: {
    description: 'What is on its way by e-mail and fax.',
    operations: ['delivery.list', 'porting.poaResend', 'porting.poaRelease'],
  },
  auditLog: { description: 'Who changed what, and when.', operations: ['auditLog.list'] },
  health: { description: 'For supervisors and load balancers.', operations: [] },
}

export const tags: readonly JsonSchema[] = Object.entries(areas).map(([name, { description }]) => ({
  name,
  description,
}))

const places = Object.entries(areas).flatMap(([tag, { operations }]) =>
  operations.map((operation) => ({ tag, operation })),
)

/** @throws Error when the operation has no place. */
export function tagOf(operation: string): string {
  return placeOf(operation).tag
}

/** In the order in which a reader meets them. */
export function asRead<Route extends { operation: string }>(routes: readonly Route[]): Route[] {
  const rank = ({ operation }: Route) => places.indexOf(placeOf(operation))
  return routes.toSorted((one, other) => rank(one) - rank(other))
}

function placeOf(operation: string) {
  const place = places.find((one) => one.operation === operation)
  if (!place) throw new Error(`${operation} has no place in openapi/tags.ts`)
  return place
}
