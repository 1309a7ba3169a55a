import type { ColumnType, Generated, Kysely, Transaction } from 'kysely'
import type {
  AccessLevel,
  AuditedObject,
  DeliveryLetter,
  DeliveryMethod,
  DeliveryState,
  DeliveryVia,
  NumberType,
  PoaMethod,
  PortingStage,
} from '@telecomx/validation'

export interface OperatorTable {
  id: string
  name: string
  address: string
  np_number: string
  np_fax: string | null
  np_email: string | null
  np_opening_hours: string | null
  notes: string | null
  fixed_auth: 'FAX' | 'EMAIL'
  mvno_auth: 'ICC' | 'ICC_FAX' | 'ICC_EMAIL' | 'FAX' | 'EMAIL'
  icc_validation: string | null
  order_wait_hours: number | null
  customer_id_validation: Flag
  created_at: Date
  version: Generated<number>
}

export interface CustomerTable {
  id: string
  name: string
  vat_number: string | null
  address: string | null
  zip: string | null
  city: string | null
  state: string | null
  country: string | null
  fax_number: string | null
  email_address: string | null
  parent_reseller: string | null
  is_reseller: Flag
  created_at: Date
  version: Generated<number>
  reminders: GeneratedFlag
  /** What `customer_tail` has the tails of. */
  searched_text: string | null
  /** It has not those of the name and VAT number as they are. The server makes it. */
  is_unsearched: Made<number> | null
}

export interface CustomerTailTable {
  tail: string
  customer: string
}

export interface EmployeeTable {
  id: string
  customer: string
  access_level: AccessLevel
  name: string
  email_address: string | null
  fax_number: string | null
  language: Language
  primary_of: string | null
  created_at: Date
  email_own_from: Date | null
  fax_own_from: Date | null
  version: Generated<number>
}

export interface TokenTable {
  id: string
  employee: string
  name: string
  prefix: string
  hash: Uint8Array
  created_at: Date
  expires_at: Date | null
  revoked_at: Date | null
  last_used_at: Date | null
  access_level: AccessLevel
}

export interface SignInRequestTable {
  id: string
  email_address: string
  requested_at: Date
}

export interface SignInLinkTable {
  id: string
  employee: string
  email_address: string
  created_at: Date
  next_attempt_at: Date | null
  hash: Uint8Array | null
  expires_at: Date | null
  used_at: Date | null
}

export interface VoiceAccountTable {
  id: string
  customer: string
  type: NumberType
  name: string | null
  sim_number: string | null
  state: 'ACTIVE' | 'DELETED'
  created_at: Date
  version: Generated<number>
}

export interface VoiceAccountNumberTable {
  number: string
  voice_account: string
}

export interface NumberRangeTable {
  first_number: number
  last_number: number
  operator: string
  digits: Generated<number>
}

export interface PortingTable {
  id: string
  customer: string
  voice_account: string
  operator: string
  number: string
  additional_numbers: string | null
  number_type: NumberType
  porting_type: 'IN'
  donor_sim_number: string | null
  donor_customer_id: string | null
  requested_date: Date | null
  notify: string | null
  stage: PortingStage
  stage_at: Date
  stage_message: string | null
  stage_employee: string | null
  version: number
  created_at: Date
  auto_start_order: Date | null
  auto_start_employee: string | null
  copy_changes: Generated<number>
}

export interface PortingStageTable {
  porting: string
  version: number
  stage: PortingStage
  entered_at: Date
  message: string | null
  employee: string | null
  audit: string | null
}

export interface UnannouncedChangeTable {
  audit: string
  created_at: Date
}

/**
 * Of an order: not yet handed over, in hand, with whoever passes it on, answered for good; to be called off there, or
 * called off.
 */
export type OrderState = 'queued' | 'sending' | 'sent' | 'answered' | 'withdrawing' | 'withdrawn'

/** What the donor says to an order. */
export type OrderAnswer = 'CONFIRMED' | 'REJECTED' | 'COMPLETED'

export interface PortingOrderTable {
  id: string
  porting: string
  /** Of the porting when it was ordered: ordered again, it has another. */
  porting_version: number
  /** What is ordered, as JSON. */
  facts: string
  state: OrderState
  attempts: number
  next_attempt_at: Date | null
  lease_owner: string | null
  created_at: Date
  created_by: string | null
  sent_at: Date | null
  answer: OrderAnswer | null
  answer_text: string | null
  /** Of the message that was the answer. */
  answer_id: string | null
  answered_at: Date | null
}

export interface OpenPortingNumberTable {
  number: string
  porting: string
  /** The server makes it. */
  reversed_number: Made<string> | null
}

export interface EndedPortingNumberTable {
  number: string
  porting: string
  /** The server makes it. */
  reversed_number: Made<string> | null
}

export interface PoaDocumentTable {
  id: string
  customer: string
  operator: string
  porting_code: string
  method: PoaMethod
  mit_id: Flag
  facts: string
  number_count: number
  pages: number
  sha256: string
  created_at: Date
  created_by: string
  downloaded_at: Date | null
  replaced_at: Date | null
}

export interface PoaDocumentFileTable {
  document: string
  bytes: Uint8Array
}

export interface PoaDocumentPortingTable {
  document: string
  porting: string
}

/** Of a signed copy: without portings yet; filed for them; reviewed one way or the other; taken away. */
export type SignedCopyState = 'UNMATCHED' | 'RECEIVED' | 'APPROVED' | 'REFUSED' | 'DELETED'

export interface SignedCopyTable {
  id: string
  customer: string | null
  poa_document: string | null
  state: SignedCopyState
  source: 'UPLOAD' | 'EMAIL'
  type: 'PDF' | 'PNG' | 'JPG'
  filename: string
  size: number
  pages: number | null
  sha256: string
  live_sha256: string | null
  /** As it was read off it. */
  porting_code: string | null
  /** The porting that it was uploaded to, whatever its code says. */
  uploaded_to: string | null
  received_mail: string | null
  sender: string | null
  received_at: Date
  received_by: string | null
  reviewed_at: Date | null
  reviewed_by: string | null
  refusal: string | null
  review_message: string | null
  version: Generated<number>
}

export interface SignedCopyPartTable {
  signed_copy: string
  number: number
  bytes: Uint8Array
}

export interface SignedCopyPortingTable {
  signed_copy: string
  porting: string
  filed_at: Date | null
}

/** How far a mailbox was read, and by whom. */
export interface MailboxTable {
  name: string
  uid_validity: number | null
  uid: Generated<number>
  lease_owner: string | null
  next_reading_at: Date
  /** When a reading last came to its end. */
  read_at: Date | null
  /** The mail at which the last readings ended, and how many did. */
  failed_uid: number | null
  failures: Generated<number>
}

export interface ReceivedMailTable {
  id: string
  mailbox: string
  uid_validity: number
  uid: number
  message_id: string | null
  sender: string | null
  subject: string | null
  kind: 'COPIES' | 'REPORT'
  /** Files that are missing among its signed copies, as JSON. */
  left_out: string | null
  received_at: Date
  read_at: Date
}

/** Why a delivery is in its state, where that is not what the other side answered. */
export type DeliveryCause =
  /** queued: the sender was told to stop before it was handed over. */
  | 'STOPPED'
  /** queued: the mail server may have taken it. */
  | 'UNCLEAR'
  /** queued: it could not be read. */
  | 'UNREADABLE'
  /** failed: after too many tries. */
  | 'GIVEN_UP'
  /** failed: its documents go to another recipient instead. */
  | 'WITHDRAWN'
  /** unknown: its sender ended while it had it in hand. */
  | 'SENDER_DIED'
  /** unknown: the fax server that has it is no longer the configured one. */
  | 'FAX_SERVER_CHANGED'
  /** unknown: the fax server has not ended it within a day. */
  | 'FAX_SERVER_SILENT'
  /** unknown: it waited when the backup was made that the database was restored from. */
  | 'RESTORED'
  /** sent, failed: a person found out. */
  | 'ARRIVED'
  | 'NOT_ARRIVED'
  /** failed: it was handed over, and a report came back that it did not arrive. */
  | 'BOUNCED'

export interface DeliveryTable {
  id: string
  customer: string
  method: DeliveryMethod
  recipient: string
  language: Language
  message_id: string
  state: DeliveryState
  attempts: number
  next_attempt_at: Date | null
  lease_owner: string | null
  answer: string | null
  created_at: Date
  created_by: string | null
  settled_at: Date | null
  job: string | null
  via: DeliveryVia | null
  cause: DeliveryCause | null
  return_by: string | null
  other_recipient: Flag
  resend_of: string | null
  resends: Generated<number>
  decided_at: Date | null
  decided_by: string | null
  letter: Generated<DeliveryLetter>
  /** What the letter tells beside its documents, as JSON. */
  letter_facts: string | null
  /** The delivery whose recipient this one's stands beside as a copy. */
  cc_of: string | null
  /** Who else is told to have it, as JSON. */
  cc: string | null
  reminders: Generated<number>
  next_reminder_at: Date | null
}

export interface DeliverySignedCopyTable {
  delivery: string
  signed_copy: string
}

export interface AuditLogTable {
  id: string
  made_at: Date
  customer: string | null
  employee: string | null
  access_level: AccessLevel | null
  action: string
  object_type: AuditedObject
  object: string | null
  request_id: string | null
  before_change: string | null
  after_change: string | null
}

export interface DeliveryAttemptTable {
  delivery: string
  number: number
  started_at: Date
  ended_at: Date | null
  outcome: DeliveryState | null
  answer: string | null
  /** What the answer means, by the courier's code: a newer version may have others. */
  fault: string | null
}

export interface OtherRecipientHourTable {
  customer: string
  hour: Date
  sent: Generated<number>
  refused: Generated<number>
  progress: Generated<number>
}

export interface DeliveryDocumentTable {
  delivery: string
  document: string
}

export interface TurnTable {
  name: string
  taken: number
}

export interface ReadinessTable {
  id: number
  written_at: Date
}

export interface CommitMarkTable {
  id: string
  is_committed: Flag
  made_at: Date
}

/** Every table of the schema; `schema.sql` beside `src` shows the columns as the server has them. */
export interface Tables {
  operator: OperatorTable
  customer: CustomerTable
  customer_tail: CustomerTailTable
  employee: EmployeeTable
  token: TokenTable
  sign_in_request: SignInRequestTable
  sign_in_link: SignInLinkTable
  voice_account: VoiceAccountTable
  voice_account_number: VoiceAccountNumberTable
  number_range: NumberRangeTable
  porting: PortingTable
  porting_stage: PortingStageTable
  open_porting_number: OpenPortingNumberTable
  ended_porting_number: EndedPortingNumberTable
  poa_document: PoaDocumentTable
  poa_document_file: PoaDocumentFileTable
  poa_document_porting: PoaDocumentPortingTable
  delivery: DeliveryTable
  delivery_attempt: DeliveryAttemptTable
  delivery_document: DeliveryDocumentTable
  delivery_signed_copy: DeliverySignedCopyTable
  signed_copy: SignedCopyTable
  signed_copy_part: SignedCopyPartTable
  signed_copy_porting: SignedCopyPortingTable
  mailbox: MailboxTable
  received_mail: ReceivedMailTable
  porting_order: PortingOrderTable
  audit_log: AuditLogTable
  unannounced_change: UnannouncedChangeTable
  other_recipient_hour: OtherRecipientHourTable
  turn: TurnTable
  readiness: ReadinessTable
  commit_mark: CommitMarkTable
}

export type Database = Kysely<Tables>
/** A query that demands this runs only inside `inTransaction`. */
export type DatabaseTransaction = Transaction<Tables>

export type Language = 'da' | 'en'
/** TINYINT(1): written as a boolean, read as 0 or 1. */
type Flag = ColumnType<number, boolean, boolean>
/** What nobody writes. */
type Made<Value> = ColumnType<Value, never, never>
/** The same with a default. */
type GeneratedFlag = ColumnType<number, boolean | undefined, boolean>
