import {
  type Caller,
  type CopyOfPorting,
  type CustomerWithContact,
  type DatabaseTransaction,
  findCustomerWithContact,
  findOperatorById,
  inTransaction,
  insertAuditEntry,
  listPoaFacts,
  listPortingsOfCopy,
  lockCustomers,
  lockPortings,
  mayMove,
  movePortings,
  type PortingToMove,
} from '@telecomx/database'
import type { PoaFacts } from '@telecomx/poa-document'
import {
  type DeliveryMethod,
  type DocumentedError,
  type Operator,
  poaSendErrors as errors,
  type PoaSendOutput,
  type PoaSendRecipient,
} from '@telecomx/validation'
import { recordDelivery } from '../delivery/record-delivery.js'
import { ApiFailure } from '../failures/api-failure.js'
import type { Dependencies } from '../procedure/dependencies.js'
import { lockPortingsTogether, type PortingsTogether } from '../stage/lock-portings-together.js'
import { assertNoneRefused } from './assert-none-refused.js'
import { findCopiesThatCount, judgeDonors } from './judge-portings.js'

export interface PoaSendRequest extends PortingsTogether {
  /** Undefined: the donor. */
  to: PoaSendRecipient | undefined
}
