import { createHash } from 'node:crypto'
import type { AuditedAction } from '@telecomx/validation'
import { sql } from 'kysely'
import * as q from '../index.js'
import { isCommitted } from '../connection/commit-mark.js'
import { now } from '../query/now.js'
import type { Database, DatabaseTransaction } from '../schema.js'
import {
  insertCustomers,
  insertEmployees,
  insertOperators,
  insertPortings,
  insertVoiceAccountNumbers,
  insertVoiceAccounts,
} from './insert-missing.js'

/** A query as it is called: which statements it sends. */
export interface QueryCall {
  query: string
  /** Which of the query's shapes, where it has several. */
  shape: string
  run(trx: DatabaseTransaction): unknown
}

const idOf = (name: string) => createHash('sha256').update(name).digest('hex').slice(0, 24)
const [reseller, customer, contact, token] = [
  idOf('reseller'),
  idOf('customer'),
  idOf('contact'),
  idOf('token'),
]
const [sip, mvno, busy, porting, other] = [
  idOf('sip'),
  idOf('mvno'),
  idOf('busy'),
  idOf('porting'),
  idOf('other'),
]
const [document, email, held, died] = [idOf('document'), idOf('email'), idOf('held'), idOf('died')]
const [copy, moved, bounced] = [idOf('copy'), idOf('moved'), idOf('bounced')]
const [donor, numbers] = ['01010', ['+4533254180', '+4533254181'] as [string, string]]
const page = {
  offset: 0,
  limit: 2,
  cursor: undefined,
  filter: undefined,
  customer: undefined,
  reseller: undefined,
  operator: undefined,
}
const pageOfCopies = { ...page, document: undefined }
const someTime = '2026-11-27T08:00:00.000Z'
const admin = { customerId: reseller, accessLevel: 'ADMIN' } as const
const seller = { customerId: reseller, accessLevel: 'RESELLER' } as const
const owner = { customerId: customer, accessLevel: 'OWNER' } as const
const operator = {
  _id: donor,
  name: 'Nordkabel A/S',
  address: 'Kabelvej 1',
  npNumber: '+4570101010',
  orderWait: 2,
}
const facts = { ...operator, fixedAuth: 'EMAIL', mvnoAuth: 'ICC', customerIdValidation: false } as const
const employee = { name: 'Åse Smørup', language: 'da', accessLevel: 'OWNER', customer, version: 1 } as const
const refused = (id: string) => ({ _id: id, status: { stage: 'IN_REJECTED' as const }, version: 2 })
const open = { id: porting, version: 1, stage: 'IN_CREATED' as const, numbers }
const asRead = [porting, other].map((id) => ({ id, version: 1, isFollowed: false }))
const actor = { employeeId: contact, accessLevel: 'OWNER' as const, requestId: 'a-request' }
const change = { actor, customerId: customer, message: 'Taken away' }
const set = { customerId: customer, method: 'EMAIL' as const, mitId: false, employeeId: contact }
const newCustomer = { _id: idOf('new'), name: 'Bageri', isReseller: false, reminders: true, version: 1 }
const allKinds = [
  'COPY_UNMATCHED',
  'COPY_TO_REVIEW',
  'COPY_TO_SEND',
  'DELIVERY_FAILED',
  'DELIVERY_UNKNOWN',
  'POA_TO_SIGN',
  'COPY_REFUSED',
  'PORTING_REJECTED',
  'ORDER_DUE',
] as const
const today = '2026-11-27'
const weeks = [
  { from: '2026-01-05', starts: new Date('2026-01-04T23:00:00.000Z') },
  { from: '2026-01-12', starts: new Date('2026-01-11T23:00:00.000Z') },
]
const order = idOf('order')
const newHolder = {
  ranges: [{ from: '+4533254100', to: '+4533254199', operator: '01020' }],
  ownCpsCode: '01060',
  action: 'number.import',
} as const
const reader = { mailbox: 'np@mail.example/Held', leaseOwner: 'reader', leaseSeconds: 300 }
const lease = { leaseOwner: 'holder', deliveryId: held }

/** Every query that the package exports, on what `fillForCalls` has put there. */
export const queryCalls: QueryCall[] = [
  call(q.listDurabilityFaults),
  call(q.inTransaction, () => Promise.resolve()),
  call(isCommitted, idOf('mark')),
  call(q.writeReadiness),
  call(q.lockExclusively, 'number.import'),

  call(q.findParentReseller, customer),
  call(q.lockCustomers, [reseller, customer]),
  call(q.hasCustomersBeneath, reseller),
  call(q.listLineAbove, customer),
  call(q.findCustomerWithContact, customer),
  call(q.findCustomer, customer),
  shaped('of all, more than are sorted', q.listCustomers, admin, page),
  shaped('of all, further on', q.listCustomers, admin, { ...page, cursor: ['Andre', customer] }),
  shaped('of all, with a filter', q.listCustomers, admin, { ...page, filter: 'Ærø' }),
  shaped('of all, with a filter of many', q.listCustomers, admin, { ...page, filter: 'k' }),
  shaped('of a reseller, with a filter', q.listCustomers, seller, { ...page, filter: 'K0077' }),
  shaped('of a reseller', q.listCustomers, seller, page),
  shaped('with a filter', q.listCustomers, owner, { ...page, filter: 'Bageri' }),
  shaped('by their ids', q.listCustomers, admin, { ...page, ids: [customer, reseller] }),
  shaped('of a reseller, by their ids, with a filter', q.listCustomers, seller, {
    ...page,
    ids: [customer, reseller],
    filter: 'Bageri',
  }),
  call(q.isCustomerVisible, seller, customer),
  call(q.insertCustomer, newCustomer),
  call(q.insertCustomers, [newCustomer, { ...newCustomer, _id: idOf('newer') }]),
  call(q.listVisibleCustomerIds, seller, [customer]),
  call(q.listCustomersById, [customer]),
  call(q.listCustomersByName, ['Bageri']),
  call(q.listCustomersByVatNumber, ['12345678', 'DK12345678']),
  call(q.updateCustomer, { _id: customer, version: 1 }, { name: 'Konditori', zip: null }),

  call(q.findEmployee, contact),
  call(q.findEmployeeWithCustomer, contact),
  call(q.listEmployees, customer, page),
  shaped('with a filter', q.listEmployees, customer, { ...page, filter: 'Åse' }),
  call(q.insertEmployee, { ...employee, _id: idOf('new'), primaryContact: false }, { isTrusted: false }),
  call(q.lockEmployee, contact),
  call(
    q.updateEmployee,
    { _id: contact, customer, version: 1 },
    { emailAddress: 'a@b.example' },
    { isTrusted: false },
  ),
  call(q.deleteOtherPrimaryContact, customer, idOf('new')),

  call(q.findTokenHolder, new Uint8Array(32)),
  call(q.updateTokensLastUsed, [token, idOf('new')]),
  call(q.insertTokens, [newToken(idOf('second'))]),
  call(q.findToken, token),
  call(q.listTokens, contact, page),
  call(q.revokeToken, token),

  call(q.insertSignInRequest, { id: idOf('new'), emailAddress: 'a@b.example' }),
  call(q.areSignInRequestsFull),
  call(q.listSignInRequests),
  call(q.deleteSignInRequest, idOf('new')),
  call(q.listEmployeesToSignIn, 'a@b.example'),
  call(q.insertSignInLinks, [{ id: idOf('new'), employeeId: contact, emailAddress: 'a@b.example' }]),
  call(q.listDueSignInLinks),
  call(q.claimSignInLink, idOf('new'), new Uint8Array(32)),
  call(q.delaySignInLink, idOf('new'), 60),
  call(q.takeSignInLink, new Uint8Array(32)),
  call(q.deleteOldSignIns),

  call(q.insertOperator, { ...facts, _id: '09990', version: 1 }),
  call(q.listOperators, { ...page, filtersNotes: false }),
  shaped('with a filter', q.listOperators, { ...page, filter: 'Nordkabel', filtersNotes: true }),
  call(q.findOperatorById, donor),
  call(q.listOperatorIds, [donor, '01020']),
  call(q.lockOperator, donor),
  call(q.updateOperator, { _id: donor, version: 1 }, { name: 'Sydkabel', notes: null }),
  call(q.upsertOperators, [facts]),
  call(q.listOperatorsByIds, [donor, '01020']),

  call(q.findHolder, '+4533254180'),
  call(q.findHolders, ['+4533254180', '+4570101010']),
  call(q.lockNumberRange, { from: '+4533254100', to: '+4533254199' }),
  call(q.upsertNumberRange, { from: '+4533000000', to: '+4533999999', operator: donor }),
  call(q.upsertNumberRanges, [{ from: '+4533', to: '+4533', operator: donor }], { replace: true }),

  call(q.findVoiceAccountCustomer, { id: sip, type: 'SIP' }),
  call(q.lockVoiceAccount, { id: sip, type: 'SIP' }),
  call(q.insertVoiceAccount, { id: idOf('new'), customer, type: 'SIP' }),
  call(q.insertVoiceAccounts, [{ id: idOf('new'), customer, type: 'MVNO', simNumber: '8945' }]),
  call(
    q.updateVoiceAccount,
    { id: sip, customer, type: 'SIP', name: null, version: 1 },
    { state: 'DELETED' },
  ),
  call(q.updateLiveAccounts, [sip, mvno]),
  call(q.listLiveAccountIds, [sip, mvno]),
  call(q.listAccountNumbers, sip),
  call(q.listNumbersByAccounts, [sip, mvno]),
  call(q.listNumbersOnOtherAccounts, sip, numbers),
  call(q.insertAccountNumbers, sip, ['+4533254190', '+4533254191']),
  call(q.insertNumbersOfAccounts, [{ id: sip, numbers: ['+4533254190'] }]),
  call(q.deleteAccountNumbers, sip, numbers),
  call(q.listVoiceAccounts, admin, page),
  shaped('of a reseller', q.listVoiceAccounts, seller, page),
  shaped('of the own customer', q.listVoiceAccounts, owner, page),
  shaped('of a customer', q.listVoiceAccounts, seller, { ...page, customer }),

  ...[admin, seller, owner].flatMap((viewer) => {
    const shape = `of ${viewer.accessLevel}`
    return [
      shaped(shape, q.listStageCounts, viewer),
      shaped(shape, q.listDeliveryCounts, viewer, ['sent', 'failed']),
      shaped(shape, q.listWaitingPoas, viewer, [0, 3]),
      shaped(shape, q.listCompletedWeeks, viewer, weeks),
    ]
  }),

  shaped('of everything', q.listWork, admin, { ...page, kinds: allKinds }),
  shaped('of a reseller', q.listWork, seller, { ...page, kinds: ['DELIVERY_FAILED', 'PORTING_REJECTED'] }),
  shaped('of an owner', q.listWork, owner, { ...page, kinds: ['POA_TO_SIGN', 'COPY_REFUSED'] }),
  shaped('of a kind', q.listWork, owner, {
    ...page,
    kinds: ['DELIVERY_FAILED', 'PORTING_REJECTED'],
    kind: 'PORTING_REJECTED',
  }),
  shaped('from a cursor', q.listWork, owner, {
    ...page,
    kinds: ['PORTING_REJECTED'],
    cursor: ['2026-11-28T00:00:00.000Z', 'PORTING_REJECTED', porting],
  }),
  shaped('of all, more than are sorted', q.listPortings, admin, page, today),
  shaped('of a reseller', q.listPortings, seller, page, today),
  shaped(
    'beneath a reseller, at a stage',
    q.listPortings,
    admin,
    { ...page, reseller, stage: 'IN_ORDERED' },
    today,
  ),
  shaped('of all, of a donor', q.listPortings, admin, { ...page, operator: donor }, today),
  shaped(
    'of all, of a donor, at a stage',
    q.listPortings,
    admin,
    { ...page, operator: donor, stage: 'IN_ORDERED' },
    today,
  ),
  shaped('of a reseller, of a donor', q.listPortings, seller, { ...page, operator: donor }, today),
  shaped('of a customer, of a type', q.listPortings, admin, { ...page, customer, type: 'OUT' }, today),
  shaped('of the own customer, with a filter', q.listPortings, owner, { ...page, filter: '999' }, today),
  shaped('with a number of few', q.listPortings, admin, { ...page, filter: '33254180' }, today),
  shaped('with a number of many', q.listPortings, admin, { ...page, filter: '40' }, today),
  shaped('of a reseller, with a number', q.listPortings, seller, { ...page, filter: '4180' }, today),
  shaped('of all, further on', q.listPortings, admin, { ...page, cursor: [someTime, porting] }, today),
  shaped('of all that are open', q.listPortings, admin, { ...page, status: 'OPEN' }, today),
  shaped('of all that are closed', q.listPortings, admin, { ...page, status: 'CLOSED' }, today),
  shaped('of a reseller that are open', q.listPortings, seller, { ...page, status: 'OPEN' }, today),
  shaped('of all that want attention', q.listPortings, admin, { ...page, status: 'ATTENTION' }, today),
  shaped('of all that are ready', q.listPortings, admin, { ...page, status: 'READY' }, today),
  shaped('of all that move soon', q.listPortings, admin, { ...page, status: 'PORT_NEXT5DAYS' }, today),
  ...(['OPEN', 'CLOSED', 'ATTENTION', 'READY', 'PORT_NEXT5DAYS'] as const).map((status) =>
    shaped(status, q.listPortings, owner, { ...page, customer: idOf('new'), status }, today),
  ),
  call(q.findPorting, porting),
  call(q.listPortingsByIds, [porting, other]),
  call(q.insertNewPortings, [newPorting(idOf('new'), ['+4533254195', '+4533254196'])]),
  call(q.insertOpenNumbers, [{ id: other, numbers: ['+4533254198'] }]),
  call(q.findPortingCustomer, porting),
  call(q.lockPorting, porting),
  call(q.lockPortings, [porting, other]),
  call(q.lockPortingsAndCopies, [porting, other]),
  call(q.listPortingsOfSameDocuments, porting, [other, idOf('new')]),
  call(q.updatePorting, open, { donorCustomerId: '1', requestedDate: null }),
  call(q.listOpenPortings, sip),
  call(q.listNumbersInOtherPortings, [porting], numbers),
  shaped('by stage', q.movePortings, [{ id: porting }, { id: other }], 'poaCreate', change),
  shaped('found by what they are', q.movePortings, asRead, 'poaCreate', {
    ...change,
    foundBy: q.wantingPoa(customer),
    alsoAudited: [
      { action: 'porting.poaCreate', customerId: customer, objectType: 'poaDocument', objectId: document },
    ],
  }),
  shaped('as read, to an end', q.movePortings, [open], 'cancel', change),
  call(q.overrideStage, [open], 'IN_COMPLETED', change),
  call(q.keepEndedNumbers),
  call(q.splitPorting, { ...open, parts: [{ id: idOf('new'), number: numbers[1] }] }, change),
  call(q.listRejections, [refused(porting), refused(other)]),
  call(q.reducePortings, [{ ...open, remaining: [numbers[1]] }], change),

  call(q.followHolders, actor, { ...newHolder, replace: false }),
  shaped('of the whole table', q.followHolders, actor, { ...newHolder, replace: true }),
  call(q.followHoldersOf, actor, { portingIds: [porting], ownCpsCode: '01060', action: 'porting.order' }),
  call(q.listOrderFacts, [porting, other]),
  call(q.scheduleOrders, [{ ...open, customer, startsAt: new Date(0) }], actor),
  call(q.unscheduleOrders, [{ ...open, customer, reason: 'donorChanged' }], q.theInstallation),
  call(q.listDueOrders),
  call(q.listCopiesOfPortings, [porting, other]),
  call(q.listPortingsOfSameCopies, porting),
  call(q.listPoaFacts, [document]),
  call(q.insertOrders, [newOrder(idOf('new'), 2), newOrder(idOf('second'), 3)], contact),
  call(q.findOrder, order),
  call(q.lockOrder, order),
  call(
    q.updateOrderToAnswered,
    { id: order, state: 'sent' },
    { answer: 'CONFIRMED', text: undefined, answerId: '0'.repeat(64), customerId: customer },
  ),
  call(q.lockOperators, [donor]),
  call(q.listPortingsWithOrder, [porting, other]),
  call(q.listDonorDeliveries, [copy]),
  call(q.claimOrder, { leaseOwner: 'first', leaseSeconds: 60 }),
  call(q.settleOrder, { leaseOwner: 'first', orderId: order, porting, task: 'place' }, { done: true }),
  shaped(
    'to be tried again',
    q.settleOrder,
    { leaseOwner: 'late', orderId: order, porting, task: 'cancel' },
    { retryAfterSeconds: 5 },
  ),

  call(q.insertAuditEntry, actor, {
    action: 'customer.update',
    customerId: customer,
    objectType: 'customer',
    objectId: customer,
    before: { name: 'x' },
    after: { name: 'y' },
  }),

  call(q.insertAuditEntries, actor, [
    { action: 'porting.poaCreate', customerId: customer, objectType: 'poaDocument', objectId: document },
    { action: 'porting.poaCreate', customerId: customer, objectType: 'delivery', objectId: email },
  ]),

  call(q.listAuditLog, admin, { ...page, object: undefined }),
  shaped('of a reseller', q.listAuditLog, seller, { ...page, object: undefined }),
  shaped('of a customer', q.listAuditLog, admin, { ...page, customer, object: undefined }),
  shaped('of a reseller, of an object', q.listAuditLog, seller, { ...page, object: porting }),

  call(q.lockOwner, customer),
  call(q.findPoaFacts, customer),
  call(q.replaceOpenPoaDocuments, customer, idOf('moved')),
  call(q.insertPoaDocuments, set, [
    { ...newDocument(idOf('new')), portingIds: [porting], donorName: facts.name },
    { ...newDocument(idOf('second')), portingIds: [other] },
  ]),
  call(q.updatePoaDocumentToDownloaded, customer, document),
  call(q.findPoaFile, customer, document),
  shaped('by their ids', q.listPoasToPrint, customer, [document]),
  shaped('of the newest set', q.listPoasToPrint, customer, undefined),
  call(q.findPoaByHash, '0'.repeat(64)),
  call(q.findPoaByCode, document.slice(0, 8)),
  call(q.findSignedCopyByHash, '0'.repeat(64)),
  call(q.findEarliestWish, [document]),
  call(q.hasReplacedPoaDocument, [document]),
  call(q.listPoaDocuments, customer, page),
  call(q.findPortingHistory, porting, 1000),
  call(q.findPoaTrail, { customerId: customer, poaId: document, mostEntries: 1000 }),

  call(q.findDocumentByCode, document.slice(0, 8)),
  call(q.findDocumentToSign, document),
  call(q.findNewestDocumentOf, [porting, other]),
  call(q.listCurrentOwners, [porting, other]),

  call(q.insertSignedCopy, newSignedCopy('new')),
  call(q.linkSignedCopyToPortings, copy, [other]),
  call(q.findCustomerOfFile, '1'.repeat(64)),
  call(q.lockSignedCopy, copy),
  call(
    q.reviewSignedCopy,
    { id: copy, version: 1 },
    { state: 'REFUSED', employeeId: contact, reason: 'OTHER' },
  ),
  call(
    q.matchSignedCopy,
    { id: copy, version: 1 },
    { customerId: customer, poaDocumentId: document, portingIds: [other] },
  ),
  call(q.deleteSignedCopy, { id: copy, version: 1 }),
  call(q.listPortingsWithOtherCopies, { id: idOf('new'), portings: [porting] }, ['RECEIVED', 'APPROVED']),
  call(q.lockSignedCopiesToSend, [copy]),
  call(q.isSignedCopyBeingSent, copy),
  call(q.listSignedCopiesOfPorting, porting, page),
  call(q.listUnmatchedSignedCopies, page),
  call(q.searchSignedCopies, admin, pageOfCopies),
  shaped('to review', q.searchSignedCopies, admin, { ...pageOfCopies, status: 'TO_REVIEW' }),
  shaped('to send', q.searchSignedCopies, admin, { ...pageOfCopies, status: 'TO_SEND' }),
  shaped('sent', q.searchSignedCopies, admin, { ...pageOfCopies, status: 'SENT' }),
  shaped('of the own customer', q.searchSignedCopies, owner, pageOfCopies),
  call(q.findSignedCopy, copy),
  call(q.findSignedCopyFile, copy),
  call(q.countWaitingCopiesOfPorting, porting),
  call(q.countWaitingCopiesOfCustomer, customer),
  call(q.sumUnmatchedMail),

  call(q.claimMailbox, { ...reader, mailbox: 'np@mail.example/INBOX' }),
  shaped('that nobody has', q.claimMailbox, { ...reader, mailbox: 'np@mail.example/Due' }),
  call(q.renewMailboxLease, reader),
  call(q.updateMailboxPosition, reader, { uidValidity: '7', uid: 2 }),
  call(q.releaseMailbox, reader, {
    reached: { uidValidity: '7', uid: 2 },
    isWhole: true,
    pauseSeconds: 60,
  }),
  call(q.insertReceivedMail, newReceivedMail('new', 2)),
  call(q.listReceivedMails, { ...page, leftOut: undefined }),
  shaped('of which a file was left out', q.listReceivedMails, { ...page, leftOut: true }),
  call(q.isMailRead, { ...newReceivedMail('new', 3), messageId: '<3@kunde.example>' }),

  call(q.insertDelivery, newDelivery(idOf('new'), 'EMAIL')),
  call(q.insertDeliveries, [
    { ...newDelivery(idOf('new'), 'EMAIL'), signedCopyIds: [copy] },
    { ...newDelivery(idOf('second'), 'EMAIL'), remindAfterDays: 5 },
  ]),
  call(q.findDeliveryState, email),
  call(q.lockDelivery, email),
  call(q.updateQueuedDeliveryToDue, email),
  call(q.lockReportedDelivery, `<${email}@telecomx.example>`),
  call(
    q.failBouncedDelivery,
    {
      id: bounced,
      customerId: customer,
      method: 'EMAIL',
      recipient: 'kontor@kunde.example',
      state: 'sent',
      isInHand: false,
    },
    '550 5.1.1',
  ),
  call(q.decideDelivery, email, { state: 'failed', cause: 'WITHDRAWN', employeeId: contact }),
  call(q.findRepeat, email, { recipient: 'kontor@kunde.example', cc: [] }),
  call(q.countOtherRecipients, customer, 2),
  call(q.recordRefusedRecipient, customer),
  call(q.reserveProgressHours, customer, { letters: 2, perHour: 30 }),
  call(q.listDeliveries, admin, page),
  shaped('of a reseller', q.listDeliveries, seller, page),
  shaped('of the own customer', q.listDeliveries, owner, page),
  shaped('in a state', q.listDeliveries, admin, { ...page, state: 'sent' }),
  shaped('of a customer, in a state', q.listDeliveries, seller, {
    ...page,
    customer,
    state: 'sending',
  }),
  call(q.listDeliveriesOfDocuments, [document]),
  call(q.listDeliveriesAbout, document),
  call(q.listDeliveriesOfPorting, porting, 1000),
  shaped('to hand over', q.claimDeliveries, 'EMAIL', {
    leaseOwner: 'first',
    leaseSeconds: 60,
    isRepeatable: true,
    most: 8,
  }),
  shaped('of a fax whose sender died', q.claimDeliveries, 'FAX', {
    leaseOwner: 'second',
    leaseSeconds: 60,
    isRepeatable: false,
    most: 1,
  }),
  call(q.listUnannouncedCustomers, 60),
  call(q.takeUnannouncedChanges, customer),
  call(q.listDueReminders),
  call(q.findDueReminder, email),
  call(q.updateReminder, { id: email, reminders: 0 }, { inDays: 2, isReminded: true }),
  call(q.findClaimedDeliveries, { leaseOwner: lease.leaseOwner, deliveryIds: [lease.deliveryId] }),
  call(q.listSignedCopiesOf, lease.deliveryId),
  call(q.settleDelivery, lease, { state: 'sent', answer: '250 OK' }),
  shaped(
    'when somebody else has it',
    q.settleDelivery,
    { ...lease, leaseOwner: 'late' },
    { state: 'sent', answer: '' },
  ),
]

/** What the calls find: a few rows of each kind, and so many customers and portings that an index is to order them. */
export async function fillForCalls(database: Database): Promise<void> {
  const many = Array.from({ length: 10_001 }, (_, index) => index)
  await insertOperators(database, [facts, { ...facts, _id: '01020' }])
  await insertCustomers(database, [
    { id: reseller, name: 'Forhandler', is_reseller: true },
    { id: customer, name: 'Bageri', is_reseller: false, parent_reseller: reseller },
    ...many.map((number) => ({ id: idOf(`customer ${number}`), name: 'Andre', is_reseller: false })),
  ])
  await insertEmployees(database, [
    {
      id: contact,
      customer,
      access_level: 'OWNER',
      name: 'Åse Smørup',
      language: 'da',
      primary_of: customer,
    },
  ])
  await q.insertTokens(database, [newToken(token)])
  await insertVoiceAccounts(database, [
    { id: sip, customer, type: 'SIP', state: 'ACTIVE' },
    { id: mvno, customer, type: 'MVNO', state: 'ACTIVE' },
    { id: busy, customer: idOf('customer 1'), type: 'SIP', state: 'ACTIVE' },
  ])
  await insertVoiceAccountNumbers(
    database,
    numbers.map((number) => ({ number, voice_account: sip })),
  )
  await q.upsertNumberRange(database, { from: '+4533254100', to: '+4533254199', operator: donor })
  await insertPortings(database, [
    newPorting(porting, numbers),
    newPorting(other, ['+4533254185']),
    ...many.map((number) => ({
      ...newPorting(idOf(`porting ${number}`), [`+${4540000000 + number}`]),
      customer: idOf('customer 1'),
      voice_account: busy,
    })),
  ])
  await q.inTransaction(database, async (trx) => {
    const done = (action: AuditedAction, objectId: string) =>
      ({ action, customerId: customer, objectType: 'poaDocument', objectId }) as const
    await q.insertAuditEntries(trx, actor, [
      ...many.slice(0, 2_000).map((number) => done('customer.update', idOf(`done ${number}`))),
      done('porting.poaCreate', document),
      done('porting.update', porting),
    ])
    const linked = { ...newDocument(document), portingIds: [porting, other] }
    await q.insertPoaDocuments(trx, { ...set, method: 'DOWNLOAD' }, [linked])
    await q.insertSignedCopy(trx, newSignedCopy('copy'))
    await q.linkSignedCopyToPortings(trx, copy, [porting])
    await q.insertSignedCopy(trx, { ...newSignedCopy('unmatched'), state: 'UNMATCHED' })
    for (const [id, method] of [
      [email, 'EMAIL'],
      [held, 'EMAIL'],
      [died, 'FAX'],
      [bounced, 'EMAIL'],
    ] as const)
      await q.insertDelivery(trx, newDelivery(id, method))
    await trx
      .insertInto('audit_log')
      .values({ id: moved, made_at: now, customer, action: 'porting.confirm', object_type: 'porting' })
      .execute()
    await trx.insertInto('unannounced_change').values({ audit: moved, created_at: now }).execute()
    await q.insertReceivedMail(trx, newReceivedMail('read', 1))
  })
  const ended = { state: 'sent', next_attempt_at: null, settled_at: new Date() } as const
  await database.updateTable('delivery').set(ended).where('id', '=', bounced).execute()
  for (const name of [reader.mailbox, 'np@mail.example/Due'])
    await database
      .insertInto('mailbox')
      .values({ name, lease_owner: 'reader', next_reading_at: new Date(0) })
      .execute()
  await q.inTransaction(database, (trx) => q.insertOrders(trx, [newOrder(order, 1)], contact))
  await database.updateTable('delivery').set({ next_reminder_at: now }).where('id', '=', email).execute()
  await database
    .insertInto('delivery_attempt')
    .values({ delivery: held, number: 1, started_at: now })
    .execute()
  for (const [id, leaseOwner, seconds] of [
    [held, 'holder', 600],
    [died, 'dead', -600],
  ] as const) {
    const due = sql<Date>`utc_timestamp(3) + interval ${seconds} second`
    const sending = { state: 'sending', lease_owner: leaseOwner, next_attempt_at: due } as const
    await database.updateTable('delivery').set(sending).where('id', '=', id).execute()
  }
}

function call<Args extends unknown[]>(
  query: (trx: DatabaseTransaction, ...args: Args) => unknown,
  ...args: Args
): QueryCall {
  return shaped('', query, ...args)
}

function shaped<Args extends unknown[]>(
  shape: string,
  query: (trx: DatabaseTransaction, ...args: Args) => unknown,
  ...args: Args
): QueryCall {
  return { query: query.name, shape, run: (trx) => query(trx, ...args) }
}

function newToken(id: string) {
  const hash = createHash('sha256').update(id).digest()
  return { id, employee: contact, name: 'till', prefix: 'tcx', hash, access_level: 'OWNER' } as const
}

function newPorting(id: string, of: [string, ...string[]]) {
  return { id, customer, voice_account: sip, operator: donor, number_type: 'SIP', numbers: of } as const
}

function newDocument(id: string) {
  const printed = {
    portingCode: id.slice(0, 8),
    facts: '{}',
    numberCount: 1,
    pages: 1,
    sha256: '0'.repeat(64),
  }
  return { ...printed, id, operator: donor, bytes: new Uint8Array(4), portingIds: [] }
}

function newOrder(id: string, portingVersion: number) {
  return { id, porting, portingVersion, facts: { numbers } }
}

function newSignedCopy(name: string) {
  const sha256 = createHash('sha256').update(name).digest('hex')
  const file = { type: 'PDF', filename: 'scan.pdf', pages: 1, sha256, bytes: new Uint8Array(4) } as const
  return { ...file, id: idOf(name), state: 'RECEIVED', source: 'UPLOAD', employeeId: contact } as const
}

function newReceivedMail(name: string, uid: number) {
  const place = { mailbox: reader.mailbox, uidValidity: '7', uid }
  const leftOut = [{ filename: 'fuldmagt.zip', size: 9, reason: 'TYPE' as const }]
  const mail = {
    messageId: `<${uid}@kunde.example>`,
    sender: 'kontor@kunde.example',
    subject: 'Underskrevet',
  }
  return {
    ...place,
    ...mail,
    id: idOf(`mail ${name}`),
    kind: 'COPIES' as const,
    leftOut,
    receivedAt: new Date(0),
  }
}

function newDelivery(id: string, method: 'EMAIL' | 'FAX') {
  const sent = { customerId: customer, method, recipient: 'kontor@kunde.example', isOtherRecipient: false }
  const letter = { language: 'da' as const, messageId: `<${id}@telecomx.example>`, returnBy: '2026-12-10' }
  return { ...sent, ...letter, id, employeeId: contact, documentIds: [document] }
}
