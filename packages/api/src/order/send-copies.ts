import {
  type Caller,
  type CopyOfPorting,
  type DatabaseTransaction,
  findCustomerWithContact,
  findOperatorById,
  listPoaFacts,
  type PortingToMove,
} from '@telecomx/database'
import type { PoaFacts } from '@telecomx/poa-document'
import {
  type DeliveryMethod,
  type Operator,
  poaSendErrors as errors,
  type PoaSendRecipient,
} from '@telecomx/validation'
import { recordDelivery } from '../delivery/record-delivery.js'
import { ApiFailure } from '../failures/api-failure.js'
import { donorAddress, donorMethod } from '../operator/donor-address.js'
import type { Dependencies } from '../procedure/dependencies.js'

/** A porting with the signed copy that stands for it. */
export interface CarriedPorting {
  porting: PortingToMove
  copy: CopyOfPorting
  /** Named by the call; the others go with it, or stay. */
  isAsked: boolean
}

interface ToSend {
  caller: Caller
  carried: readonly CarriedPorting[]
}

/** Records the signed copies on their way to the donor, once for each of its methods; gives what they were sent for. */
export async function sendToDonor(
  trx: DatabaseTransaction,
  dependencies: Dependencies,
  { caller, carried }: ToSend,
): Promise<{ deliveries: string[]; sent: PortingToMove[] }> {
  const donors = new Map<string, Operator>()
  for (const cpsCode of new Set(carried.map(({ copy }) => copy.operator)))
    donors.set(cpsCode, await findDonor(trx, cpsCode))
  const parcels = new Map<string, Parcel>()
  for (const one of carried) {
    const donor = donors.get(one.copy.operator)
    const method = donor && donorMethod(donor, one.porting.numberType)
    // Whoever goes by the ICC alone wants no document; such a porting is ordered without.
    if (!donor || (!method && !one.isAsked)) continue
    const recipient = method && donorAddress(donor, method)
    if (!method || !recipient) throw noAddress(donor)
    const key = `${method} ${one.copy.signedCopy}`
    const parcel = parcels.get(key) ?? {
      method,
      recipient,
      copy: one.copy,
      donor,
      toDonor: true,
      portings: [],
    }
    parcel.portings.push(one.porting)
    parcels.set(key, parcel)
  }
  const deliveries = await record(trx, dependencies, caller, [...parcels.values()])
  return { deliveries, sent: [...parcels.values()].flatMap(({ portings }) => portings) }
}

/** Records the signed copies of the portings that were asked for on their way to somebody else. */
export async function sendToRecipient(
  trx: DatabaseTransaction,
  dependencies: Dependencies,
  { caller, carried, to }: ToSend & { to: PoaSendRecipient },
): Promise<string[]> {
  const copies = new Map(carried.filter(({ isAsked }) => isAsked).map(({ copy }) => [copy.signedCopy, copy]))
  const parcels: Parcel[] = []
  for (const copy of copies.values()) {
    const portings = carried
      .filter((one) => one.copy.signedCopy === copy.signedCopy)
      .map(({ porting }) => porting)
    parcels.push({ ...to, copy, donor: await findDonor(trx, copy.operator), toDonor: false, portings })
  }
  return record(trx, dependencies, caller, parcels)
}

async function findDonor(trx: DatabaseTransaction, cpsCode: string): Promise<Operator> {
  const donor = await findOperatorById(trx, cpsCode)
  if (!donor) throw new ApiFailure(errors.donorUnknown, { details: { operators: [cpsCode] } })
  return donor
}

function noAddress({ _id }: Operator): ApiFailure {
  return new ApiFailure(errors.recipientInvalid, { details: { operators: [_id], reason: 'no_address' } })
}

/** One signed copy on its way. */
interface Parcel {
  method: DeliveryMethod
  recipient: string
  copy: CopyOfPorting
  donor: Operator
  toDonor: boolean
  portings: PortingToMove[]
}

async function record(
  trx: DatabaseTransaction,
  dependencies: Dependencies,
  caller: Caller,
  parcels: readonly Parcel[],
): Promise<string[]> {
  const customerId = parcels[0]?.portings[0]?.customer
  const customer = customerId && (await findCustomerWithContact(trx, customerId))
  if (!customer) return []
  const printed = await listPoaFacts(trx, [...new Set(parcels.map(({ copy }) => copy.document))])
  const ids: string[] = []
  for (const { method, recipient, ...parcel } of parcels) {
    const { owner } = JSON.parse(printed.get(parcel.copy.document) ?? '{}') as Partial<PoaFacts>
    const ownerName = owner?.name ?? customer.owner.name
    const id = await recordDelivery(trx, dependencies, {
      action: 'porting.poaSend',
      caller,
      customerId,
      customer,
      method,
      recipient,
      documentIds: [],
      signedCopyIds: [parcel.copy.signedCopy],
      letter: 'DONOR',
      letterFacts: letterFactsOf(parcel, ownerName),
      wishedDates: [],
      // The registry's address is nobody's choice of the moment, and Danish is what donors read.
      ...(parcel.toDonor && { isFree: true, language: 'da' as const }),
    })
    ids.push(id)
  }
  return ids
}

/** The letter names so many. */
const mostNumbers = 50

function letterFactsOf(
  { copy, donor, toDonor, portings }: Omit<Parcel, 'method' | 'recipient'>,
  ownerName: string,
) {
  const numbers = portings.flatMap((porting) => porting.numbers)
  return {
    operator: donor._id,
    donorName: donor.name,
    ownerName,
    portingCode: copy.portingCode,
    numbers: numbers.slice(0, mostNumbers),
    numberCount: numbers.length,
    toDonor,
  }
}
