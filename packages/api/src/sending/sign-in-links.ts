import {
  claimSignInLink,
  delaySignInLink,
  deleteOldSignIns,
  deleteSignInRequest,
  type DueSignInLink,
  type EmployeeToSignIn,
  insertAuditEntries,
  insertSignInLinks,
  inTransaction,
  listDueSignInLinks,
  listEmployeesToSignIn,
  listSignInRequests,
  type SignInRequest,
  theInstallation,
} from '@telecomx/database'
import type { Courier } from '@telecomx/delivery'
import { newMessageId } from '../procedure/ids.js'
import { createSignInSecret } from '../session/sign-in-secret.js'
import type { SenderDependencies } from './send-due.js'

/** Looks whose the addresses are for which sign-in links were asked for; false when there was none. */
export async function takeSignInRequests(dependencies: SenderDependencies): Promise<boolean> {
  const requests = await listSignInRequests(dependencies.database)
  await Promise.all(requests.map((request) => takeRequest(dependencies, request)))
  return requests.length > 0
}

/** Of an address that is nobody's nothing is left. */
async function takeRequest({ database, newId }: SenderDependencies, request: SignInRequest): Promise<void> {
  await inTransaction(database, async (trx) => {
    if (!(await deleteSignInRequest(trx, request.id))) return
    const employees = await listEmployeesToSignIn(trx, request.emailAddress)
    if (employees.length === 0) return
    await insertSignInLinks(
      trx,
      employees.map((employee) => ({ id: newId(), ...employee })),
    )
    await insertAuditEntries(trx, theInstallation, employees.map(toAuditEntry))
  })
}

function toAuditEntry({ employeeId, customerId, emailAddress }: EmployeeToSignIn) {
  const object = { objectType: 'employee', objectId: employeeId } as const
  return { action: 'session.sendLink', customerId, ...object, after: { emailAddress } } as const
}

/** Mails the links that are due; false when there was none. Without a way for them they are due in vain. */
export async function mailSignInLinks(
  dependencies: SenderDependencies,
  stop?: AbortSignal,
): Promise<boolean> {
  const { database, couriers, publicOrigin } = dependencies
  const courier = couriers.EMAIL
  if (!courier || publicOrigin === undefined) return false
  const links = await listDueSignInLinks(database)
  const mailing = { courier, publicOrigin, stop }
  await Promise.all(links.map((link) => mailLink(dependencies, link, mailing)))
  return links.length > 0
}

interface Mailing {
  courier: Courier
  publicOrigin: string
  stop: AbortSignal | undefined
}

/** The wait of somebody at a screen: a mail server that is busy, or greets strangers late, is asked again soon. */
const retrySeconds = 30

async function mailLink(
  dependencies: SenderDependencies,
  link: DueSignInLink,
  { courier, publicOrigin, stop }: Mailing,
): Promise<void> {
  const { database, issuer, log } = dependencies
  // Made here, so that it is in the mail and nowhere else.
  const { secret, hash } = createSignInSecret()
  if (!(await claimSignInLink(database, link.id, hash))) return
  const { id, emailAddress: recipient, language, customerName, employeeName: contactName } = link
  const parcel = {
    letter: 'SIGN_IN',
    // Behind the `#`: no browser sends it, and no server or proxy writes it down.
    facts: { link: `${publicOrigin}/desk/sign-in#${secret}` },
    deliveryId: id,
    messageId: newMessageId(dependencies),
    method: 'EMAIL',
    recipient,
    language,
    createdAt: new Date().toISOString(),
    customerName,
    contactName,
    issuer,
    documents: [],
    signedCopies: [],
    returnBy: undefined,
    mitId: false,
  } as const
  const { outcome, fault } = await courier.handOver(parcel, stop)
  if (outcome === 'retry') await delaySignInLink(database, id, stop?.aborted ? 0 : retrySeconds)
  log('sign_in_link', { id, outcome, ...(fault && { fault }) })
}

/** Takes away what is over. */
export async function sweepSignIns({ database }: SenderDependencies): Promise<false> {
  await deleteOldSignIns(database)
  return false
}
