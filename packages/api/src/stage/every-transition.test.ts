import {
  insertOrders,
  inTransaction,
  listBreaches,
  type TransitionName,
  transitions,
} from '@telecomx/database'
import {
  type AccessLevel,
  accessLevels,
  documentApproveErrors,
  documentRefuseErrors,
  isAtLeast,
  portingCancelErrors,
  portingCompleteErrors,
  portingConfirmErrors,
  portingContactErrors,
  portingOrderErrors,
  portingRejectErrors,
  portingSplitErrors,
  type PortingStage,
  portingStages,
  portingWaitCustomerErrors,
  poaSendErrors,
} from '@telecomx/validation'
import { afterAll, describe, expect, it } from 'vitest'
import { newId } from '../procedure/ids.js'
import { denied, startTestKit } from '../testing/index.js'

const kit = await startTestKit({ clock: () => new Date('2026-11-22T10:00:00Z') })
afterAll(() => kit.close())
const { companies } = await kit.addFamily()
const { customer } = companies
const operator = await kit.addOperator({ npEmail: 'np@nordkabel.example' })
const admin = await kit.clientFor('ADMIN')
const tokens = {} as Record<AccessLevel, string>
for (const level of accessLevels) {
  const home = level === 'ADMIN' ? 'issuer' : isAtLeast(level, 'RESELLER') ? 'reseller' : 'customer'
  tokens[level] = await kit.tokenFor(level, companies[home])
}
const received = 'IN_POA_RECEIVED_FROM_CUSTOMER'

interface Action {
  /** The least level that may, and the stages from which: as the table of transitions has them, when left out. */
  least?: AccessLevel
  from?: readonly PortingStage[]
  body?: object
  /** Of the signed copy; it is in the path, too, of what is done to it. */
  copy?: 'RECEIVED'
  /** Answered from every other stage. */
  wrong: { code: number } | undefined
}

const { documentRefuse, order } = transitions
const actions = {
  waitCustomer: { wrong: portingWaitCustomerErrors.stageWrong },
  poaSend: { wrong: poaSendErrors.stageWrong },
  // From the review only where the donor goes by ICC alone.
  order: { from: order.from.filter((stage) => stage !== received), wrong: portingOrderErrors.stageWrong },
  confirm: { body: { date: '2026-11-23' }, wrong: portingConfirmErrors.stageWrong },
  reject: { body: { reason: 'WRONG_OWNER' }, wrong: portingRejectErrors.stageWrong },
  contact: { body: { message: 'Ringer i morgen' }, wrong: portingContactErrors.stageWrong },
  complete: { wrong: portingCompleteErrors.stageWrong },
  cancel: { wrong: portingCancelErrors.stageWrong },
  split: { wrong: portingSplitErrors.stageWrong },
  stageOverride: { body: { stage: 'IN_ORDERED' }, wrong: undefined },
  documentRefuse: {
    body: { reason: 'ILLEGIBLE' },
    copy: 'RECEIVED',
    wrong: documentRefuseErrors.stageWrong,
  },
  // It moves nothing, and is open where a refusal is.
  documentApprove: { ...documentRefuse, copy: 'RECEIVED', wrong: documentApproveErrors.stageWrong },
} satisfies Partial<Record<TransitionName | 'documentApprove', Action>>

/** What other calls bring about, which their own tests try. */
const elsewhere = ['poaCreate', 'receivePoa', 'documentDelete', 'reduce']

it('is of every transition', () => {
  expect([...Object.keys(actions), ...elsewhere].toSorted()).toEqual(
    [...Object.keys(transitions), 'documentApprove'].toSorted(),
  )
})

let next = 70_600_000
/** Two numbers whose signed copy is there, at that stage. */
async function portingAt(stage: PortingStage, state: 'RECEIVED' | 'APPROVED') {
  const numbers = [`+45${next++}`, `+45${next++}`] as [string, string]
  const [_id = ''] = await kit.addPortings(customer, [{ operator, numbers }])
  const sign = () => kit.addSignedPoa(customer, { operator, portings: [_id], state })
  const put = () => admin.porting.stageOverride.mutate({ _id, stage, message: '2026-11-20' })
  // What waits for its review has moved its porting; what is approved counts when nothing was to be signed since.
  if (state === 'RECEIVED') {
    const document = await sign()
    await put()
    return { _id, document }
  }
  await put()
  // The donor is spoken with about an order.
  if (stage === 'IN_DONOR_CONTACTED')
    await inTransaction(kit.database, (trx) =>
      insertOrders(trx, [{ id: newId(), porting: _id, portingVersion: 1, facts: {} }], null),
    )
  return { _id, document: await sign() }
}

/** Everything that an action could change. */
async function stored({ _id, document }: { _id: string; document: string }) {
  const { database } = kit
  return Promise.all([
    database.selectFrom('porting').selectAll().where('id', '=', _id).execute(),
    database.selectFrom('porting_stage').selectAll().where('porting', '=', _id).execute(),
    database.selectFrom('porting_order').selectAll().where('porting', '=', _id).execute(),
    database.selectFrom('open_porting_number').selectAll().where('porting', '=', _id).execute(),
    database.selectFrom('signed_copy').selectAll().where('id', '=', document).execute(),
    database.selectFrom('delivery').select('id').where('customer', '=', customer).execute(),
    database.selectFrom('audit_log').select('id').where('customer', '=', customer).execute(),
  ])
}

describe.each(Object.entries<Action>(actions))('porting.%s', (name, action) => {
  const { least, from } = { ...transitions[name as TransitionName], ...action } as Required<Action>
  const act = ({ _id, document }: { _id: string; document: string }, level: AccessLevel) =>
    kit.transports.REST({
      operation: `porting.${name}`,
      token: tokens[level],
      path: { _id, ...(action.copy && { document }) },
      body: { ...action.body },
    })

  it.each(portingStages)('at %s: nothing by a level below; its row, or what it says', async (stage) => {
    const porting = await portingAt(stage, action.copy ?? 'APPROVED')
    const before = await stored(porting)
    const below = accessLevels.filter((level) => !isAtLeast(level, least))
    for (const level of below) expect([level, await act(porting, level)]).toEqual([level, denied])
    expect(await stored(porting)).toEqual(before)
    const answer = await act(porting, least)
    const may = from.includes(stage)
    expect([answer.status, answer.row]).toEqual(may ? [200, undefined] : [action.wrong?.code, action.wrong])
    const changed = JSON.stringify(await stored(porting)) !== JSON.stringify(before)
    expect(changed).toBe(may)
  })
})

it('everything holds that holds of a whole database', async () => {
  const broken = (await listBreaches(kit.database)).filter(({ breaches }) => breaches > 0)
  expect(broken.map(({ holds }) => holds)).toEqual([
    'each file has the SHA-256 that its document tells',
    'each file is a whole PDF',
  ])
})
