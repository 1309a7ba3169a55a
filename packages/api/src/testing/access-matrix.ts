import { type AccessLevel, isAtLeast, type PortingStage } from '@telecomx/validation'
import { danishDay } from '../procedure/danish-day.js'
import { newId, newPortingCode } from '../procedure/ids.js'
import { type PortingFixture, whitePage } from './fixtures.js'
import { formWith } from './form-with.js'
import { pdfOf } from './pdf-of.js'
import type { TestKit } from './start-test-kit.js'

/**
 * Whose object a call is about, seen from the callers: those up to OWNER belong to the customer `own`, RESELLER and
 * RESELLER_ADMIN to its reseller, ADMIN to the issuer.
 */
export const relations = ['own', 'sibling', 'beneath', 'foreign', 'missing'] as const
export type Relation = (typeof relations)[number]

export interface OperationInput {
  path?: Record<string, string>
  /** Or a form, where a file is taken. */
  body?: Record<string, unknown>
}

export interface AccessRow {
  /** A call that succeeds, on a new object of the customer; that one has portings from the donor 01010. */
  input: (customer: string) => OperationInput | Promise<OperationInput>
  /** No credential is asked for. */
  isPublic?: true
  /** The status that a call of that level about that object is answered with. */
  answers: (level: AccessLevel, relation: Relation) => number
  /** Of a list: the customers of what it holds. */
  customersIn?: (result: never) => string[]
}

/** Nobody's id: what is asked for of this customer is not there either. */
export const missingCustomer = newId()

/** A row for every operation: a call of it, and who may make that call. */
export async function createAccessMatrix(kit: TestKit): Promise<Readonly<Record<string, AccessRow>>> {
  const donor = await kit.addOperator()
  await kit.addNumberRange({ from: '+4533100000', to: '+4533199999', operator: donor })
  let serial = 0
  const freshNumber = () => `+45331${String(++serial).padStart(5, '0')}`
  const freshOperator = () => ({
    _id: String(20_000 + ++serial),
    name: 'Nordkabel A/S',
    address: 'Kabelvej 1',
    npNumber: '+4570101010',
    fixedAuth: 'FAX',
    mvnoAuth: 'ICC',
  })

  const objectOf = (customer: string, make: () => Promise<string>) =>
    customer === missingCustomer ? Promise.resolve(newId()) : make()
  const employeeOf = (customer: string) => objectOf(customer, () => kit.addEmployee(customer, 'VIEWER'))
  const accountOf = (customer: string, type: 'SIP' | 'MVNO') =>
    objectOf(customer, () => kit.addAccount(customer, type))
  const portingOf = (customer: string, porting: Partial<PortingFixture> = {}) =>
    objectOf(
      customer,
      async () => (await kit.addPortings(customer, [{ operator: donor, ...porting }]))[0] ?? '',
    )
  const actionAt =
    (stage: PortingStage, body: object = {}): AccessRow['input'] =>
    async (customer) => ({ path: { _id: await portingOf(customer, { stage }) }, body: { ...body } })
  const signedPortingOf = (customer: string, stage: PortingStage) =>
    objectOf(customer, async () => {
      const porting = await portingOf(customer)
      await kit.addSignedPoa(customer, { operator: donor, portings: [porting] })
      await kit.putAtStage([porting], stage)
      return porting
    })
  const tokenOf = (customer: string) =>
    objectOf(customer, async () => {
      const tokenId = newId()
      await kit.tokenFor('VIEWER', customer, { tokenId })
      return tokenId
    })
  const ofPath: AccessRow['input'] = (customerId) => ({ path: { customerId } })
  const ofDocument: AccessRow['input'] = async (customerId) => ({
    path: { customerId, poaId: await objectOf(customerId, () => kit.addPoaDocument(customerId, donor)) },
  })

  /** A porting whose signed copy waits for its review. */
  const ofReceived: AccessRow['input'] = async (customer) => {
    const _id = await portingOf(customer)
    const document = await objectOf(customer, () => kit.addSignedCopy(customer, { portings: [_id] }))
    return { path: { _id, document } }
  }
  const unmatchedOf = async (customer: string) => {
    const portings = [await portingOf(customer)]
    return objectOf(customer, () => kit.addSignedCopy(customer, { state: 'UNMATCHED', portings }))
  }
  const ofUnmatched: AccessRow['input'] = async (customer) => ({
    path: { document: await unmatchedOf(customer) },
  })
  /** A porting with a document of its own. */
  const withDocument = async (customer: string) => {
    const porting = await portingOf(customer)
    if (customer === missingCustomer) return { porting, portingCode: newPortingCode() }
    const { portingCode } = await kit.addPrintedDocument(customer, donor, [porting])
    return { porting, portingCode }
  }

  return {
    'operator.create': { input: () => ({ body: freshOperator() }), answers: fromLevel('ADMIN') },
    'operator.get': { input: () => ({ path: { _id: donor } }), answers: fromLevel('VIEWER') },
    'operator.list': { input: () => ({}), answers: fromLevel('VIEWER') },
    'operator.update': {
      input: () => ({ path: { _id: donor }, body: { notes: `Ring til ${freshNumber()}` } }),
      answers: fromLevel('ADMIN'),
    },
    'operator.import': {
      input: () => ({ body: { operators: [freshOperator()] } }),
      answers: fromLevel('ADMIN'),
    },
    'number.info': { input: () => ({ path: { number: '33112233' } }), answers: fromLevel('VIEWER') },
    'number.assign': {
      input: () => ({ path: { from: freshNumber() }, body: { operator: donor } }),
      answers: fromLevel('ADMIN'),
    },
    'number.import': {
      input: () => ({ body: { ranges: [{ from: freshNumber(), operator: donor }] } }),
      answers: fromLevel('ADMIN'),
    },
    'customer.create': { input: () => ({ body: { name: 'Ny kunde' } }), answers: fromLevel('RESELLER') },
    'customer.get': { input: (customer) => ({ path: { _id: customer } }), answers: ofCustomer('VIEWER') },
    'customer.list': {
      input: () => ({ body: { limit: 500 } }),
      answers: fromLevel('VIEWER'),
      customersIn: (result: { customers: { _id: string }[] }) => result.customers.map(({ _id }) => _id),
    },
    'customer.update': {
      input: (customer) => ({ path: { _id: customer }, body: { city: 'Ringe' } }),
      answers: ofCustomer('RESELLER'),
    },
    'customer.import': {
      input: () => ({ body: { customers: [{ name: `Kunde ${freshNumber()}` }] } }),
      answers: fromLevel('RESELLER'),
    },
    'employee.create': {
      input: (customer) => ({ body: { customer, name: 'Åse Smørup', accessLevel: 'VIEWER' } }),
      answers: ofCustomer('OWNER'),
    },
    'employee.list': { input: (customer) => ({ body: { customer } }), answers: ofListedCustomer },
    'employee.update': {
      input: async (customer) => ({
        path: { _id: await employeeOf(customer) },
        body: { name: 'Bo Smørup' },
      }),
      answers: ofCustomer('OWNER'),
    },
    'token.create': {
      input: async (customer) => ({ body: { employee: await employeeOf(customer), name: 'drift' } }),
      answers: ofCustomer('OWNER'),
    },
    'token.list': {
      input: async (customer) => ({ body: { employee: await employeeOf(customer) } }),
      answers: ofCustomer('OWNER'),
    },
    'token.revoke': {
      input: async (customer) => ({ path: { _id: await tokenOf(customer) } }),
      answers: ofCustomer('OWNER'),
    },
    'session.sendLink': {
      input: () => ({ body: { emailAddress: 'ukendt@kunde.example' } }),
      isPublic: true,
      answers: () => 200,
    },
    'session.create': {
      input: async () => ({
        body: { link: await kit.addSignInLink(await kit.addEmployee(kit.issuer, 'VIEWER')) },
      }),
      isPublic: true,
      answers: () => 200,
    },
    'session.get': {
      input: () => ({}),
      answers: (level) => (isAtLeast(level, 'PERSONAL') ? 200 : 403),
    },
    'sipAccount.create': {
      input: (customer) => ({ body: { customer, name: 'Omstilling', numbers: [freshNumber()] } }),
      answers: ofCustomer('OWNER'),
    },
    'sipAccount.update': {
      input: async (customer) => ({
        path: { _id: await accountOf(customer, 'SIP') },
        body: { name: 'Lager' },
      }),
      answers: ofCustomer('OWNER'),
    },
    'mvnoAccount.create': {
      input: (customer) => ({ body: { customer, number: freshNumber() } }),
      answers: ofCustomer('OWNER'),
    },
    'mvnoAccount.delete': {
      input: async (customer) => ({ path: { _id: await accountOf(customer, 'MVNO') } }),
      answers: ofCustomer('OWNER'),
    },
    'voiceAccount.import': {
      input: (customer) => ({
        body: { voiceAccounts: [{ customer, type: 'SIP', name: 'Omstilling', numbers: [freshNumber()] }] },
      }),
      // Whose it is stands in a line, and is its fault.
      answers: (level, relation) => {
        if (!isAtLeast(level, 'RESELLER')) return 403
        return ofCustomer('RESELLER')(level, relation) === 200 ? 200 : 422
      },
    },
    'voiceAccount.list': {
      input: () => ({ body: { limit: 500 } }),
      answers: fromLevel('VIEWER'),
      customersIn: (result: { voiceAccounts: { customer: string }[] }) =>
        result.voiceAccounts.map(({ customer }) => customer),
    },
    'porting.list': {
      input: () => ({ body: { limit: 500 } }),
      answers: fromLevel('VIEWER'),
      customersIn: (result: { portings: { customer: string }[] }) =>
        result.portings.map(({ customer }) => customer),
    },
    'porting.get': {
      input: async (customer) => ({ path: { _id: await portingOf(customer) } }),
      answers: ofCustomer('VIEWER'),
    },
    'porting.history': {
      input: async (customer) => ({ path: { _id: await portingOf(customer) } }),
      answers: ofCustomer('OWNER'),
    },
    'porting.update': {
      input: async (customer) => ({
        path: { _id: await portingOf(customer) },
        body: { donorCustomerId: 'K-17' },
      }),
      answers: ofCustomer('VIEWER'),
    },
    'porting.waitCustomer': { input: actionAt('IN_CREATED'), answers: ofCustomerOrEvery('OWNER') },
    'porting.cancel': { input: actionAt('IN_ORDERED'), answers: ofCustomerOrEvery('OWNER') },
    'porting.contact': {
      input: actionAt('IN_REJECTED', { message: 'Ringer tilbage i morgen' }),
      answers: ofCustomer('RESELLER_ADMIN'),
    },
    'porting.split': {
      input: async (customer) => {
        const numbers = [freshNumber(), freshNumber()] as [string, string]
        return { path: { _id: await portingOf(customer, { numbers }) } }
      },
      answers: ofCustomerOrEvery('OWNER'),
    },
    'porting.confirm': {
      input: actionAt('IN_ORDERED', { date: danishDay(new Date()) }),
      answers: ofCustomer('ADMIN'),
    },
    'porting.reject': {
      input: actionAt('IN_ORDERED', { reason: 'NOT_IN_USE' }),
      answers: ofCustomer('ADMIN'),
    },
    'porting.complete': { input: actionAt('IN_CONFIRMED'), answers: ofCustomer('ADMIN') },
    'porting.stageOverride': {
      input: actionAt('IN_COMPLETED', { stage: 'IN_CREATED' }),
      answers: ofCustomer('RESELLER_ADMIN'),
    },
    'porting.poaPlan': { input: ofPath, answers: ofCustomer('OWNER') },
    'porting.poaCreate': { input: ofPath, answers: ofCustomer('OWNER') },
    'porting.poaList': { input: ofPath, answers: ofCustomer('OWNER') },
    'porting.poaResend': {
      input: async (customer) => ({
        path: { deliveryId: await objectOf(customer, () => kit.addDelivery(customer)) },
      }),
      answers: ofCustomer('OWNER'),
    },
    'porting.poaRelease': {
      input: async (customer) => {
        const unknown = { state: 'unknown', method: 'FAX' } as const
        const deliveryId = await objectOf(customer, () => kit.addDelivery(customer, unknown))
        return { path: { deliveryId }, body: { arrived: true } }
      },
      answers: ofAdmin,
    },
    'porting.poaSend': {
      input: async (customer) => ({
        path: { _id: await signedPortingOf(customer, 'IN_POA_RECEIVED_FROM_CUSTOMER') },
        body: { recipient: 'kontor@kunde.example' },
      }),
      answers: ofCustomer('OWNER'),
    },
    'porting.order': {
      input: async (customer) => ({ path: { _id: await signedPortingOf(customer, 'IN_POA_SENT') } }),
      answers: ofCustomer('RESELLER_ADMIN'),
    },
    'porting.documentList': {
      input: async (customer) => ({ path: { _id: await portingOf(customer) } }),
      answers: ofCustomer('VIEWER'),
    },
    'porting.documentApprove': { input: ofReceived, answers: ofAdmin },
    'porting.documentRefuse': {
      input: async (customer) => ({ ...(await ofReceived(customer)), body: { reason: 'ILLEGIBLE' } }),
      answers: ofAdmin,
    },
    'porting.documentDelete': { input: ofReceived, answers: ofCustomer('OWNER') },
    'porting.byCode': {
      input: async (customer) => ({ path: { code: (await withDocument(customer)).portingCode } }),
      answers: ofCustomer('RESELLER_ADMIN'),
    },
    'portingFile.documentUpload': {
      input: async (customer) => {
        const file = { name: 'scan.png', base64: whitePage().toString('base64') }
        return { path: { _id: await portingOf(customer) }, body: formWith(file) as never }
      },
      answers: ofCustomer('OWNER'),
    },
    'portingFile.documentReceive': {
      input: async (customer) => {
        const { portingCode } = await withDocument(customer)
        const file = { name: 'scan.pdf', base64: pdfOf(portingCode).toString('base64') }
        return { body: formWith(file) as never }
      },
      answers: ofCodesCustomer,
    },
    'portingFile.documentFile': { input: ofReceived, answers: ofCustomer('OWNER') },
    'portingFile.documentUnmatchedFile': { input: ofUnmatched, answers: ofAdmin },
    'document.unmatched': { input: () => ({}), answers: fromLevel('ADMIN') },
    'document.search': {
      input: async (customer) => {
        await objectOf(customer, () => kit.addSignedCopy(customer))
        return { body: { limit: 500 } }
      },
      answers: fromLevel('OWNER'),
      customersIn: (result: { documents: { customer?: string }[] }) =>
        result.documents.flatMap(({ customer }) => customer ?? []),
    },
    'document.mails': { input: () => ({}), answers: fromLevel('ADMIN') },
    'document.match': {
      input: async (customer) => {
        const { porting } = await withDocument(customer)
        return { ...(await ofUnmatched(customer)), body: { portings: [porting] } }
      },
      answers: ofAdmin,
    },
    'document.discard': { input: ofUnmatched, answers: ofAdmin },
    'delivery.list': {
      input: () => ({ body: { limit: 500 } }),
      answers: fromLevel('OWNER'),
      customersIn: (result: { deliveries: { customer: string }[] }) =>
        result.deliveries.map(({ customer }) => customer),
    },
    'work.list': {
      input: async (customer) => {
        await portingOf(customer, { stage: 'IN_REJECTED' })
        return { body: { limit: 500 } }
      },
      answers: fromLevel('OWNER'),
      customersIn: (result: { tasks: { customer?: { _id: string } }[] }) =>
        result.tasks.flatMap(({ customer }) => customer?._id ?? []),
    },
    'overview.get': { input: () => ({}), answers: fromLevel('OWNER') },
    'auditLog.list': {
      input: () => ({ body: { limit: 500 } }),
      answers: fromLevel('RESELLER'),
      customersIn: (result: { entries: { customer?: string }[] }) =>
        result.entries.flatMap(({ customer }) => customer ?? []),
    },
    'portingFile.poaPreview': {
      input: (customerId) => ({ path: { customerId }, body: { operator: donor } }),
      answers: ofCustomer('OWNER'),
    },
    'portingFile.poaGet': { input: ofDocument, answers: ofCustomer('OWNER') },
    'portingFile.poaTrail': { input: ofDocument, answers: ofCustomer('OWNER') },
    'portingFile.poaDocument': { input: ofDocument, answers: ofEveryCustomer },
    'portingFile.poaPrint': {
      input: async (customerId) => {
        await objectOf(customerId, () => kit.addPoaDocument(customerId, donor))
        return { path: { customerId } }
      },
      answers: ofCustomer('OWNER'),
    },
    'poa.verify': {
      input: () => ({ body: { sha256: 'ab'.repeat(32) } }),
      isPublic: true,
      answers: () => 200,
    },
    'poaFile.verify': {
      input: () => ({ body: formWith({ name: 'poa.pdf', base64: btoa('%PDF-1.7') }) as never }),
      isPublic: true,
      answers: () => 200,
    },
  }
}

export const isReseller = (level: AccessLevel) => level === 'RESELLER' || level === 'RESELLER_ADMIN'

/** The customer's own people from that level up, its reseller, ADMIN; to all others it does not exist. */
function ofCustomer(least: AccessLevel): AccessRow['answers'] {
  return (level, relation) => {
    if (level === 'ADMIN') return relation === 'missing' ? 404 : 200
    if (!isAtLeast(level, least)) return 403
    if (isReseller(level)) return relation === 'own' || relation === 'sibling' ? 200 : 403
    return relation === 'own' ? 200 : 403
  }
}

/** The same, and RESELLER_ADMIN of every customer. */
function ofCustomerOrEvery(least: AccessLevel): AccessRow['answers'] {
  return (level, relation) => Math.min(ofCustomer(least)(level, relation), ofEveryCustomer(level, relation))
}

/** As `ofCustomer`, but that a code which is none of the caller's is no code, to ADMIN as well. */
const ofCodesCustomer: AccessRow['answers'] = (level, relation) => {
  if (!isAtLeast(level, 'OWNER')) return 403
  return ofCustomer('OWNER')(level, relation) === 200 ? 200 : 422
}

/** Of a list of one customer: resellers further up see it as well. */
const ofListedCustomer: AccessRow['answers'] = (level, relation) =>
  isReseller(level) && relation === 'beneath' ? 200 : ofCustomer('OWNER')(level, relation)

/** Nothing of the object matters to who may. */
function fromLevel(least: AccessLevel): AccessRow['answers'] {
  return (level) => (isAtLeast(level, least) ? 200 : 403)
}

/** ADMIN alone, who is told that there is no such thing. */
const ofAdmin: AccessRow['answers'] = (level, relation) =>
  level !== 'ADMIN' ? 403 : relation === 'missing' ? 404 : 200

/** Staff, for whom every customer is theirs. */
const ofEveryCustomer: AccessRow['answers'] = (level, relation) => {
  if (level === 'ADMIN') return relation === 'missing' ? 404 : 200
  return level === 'RESELLER_ADMIN' && relation !== 'missing' ? 200 : 403
}
