import type { Database } from '@telecomx/database'
import type { PoaRenderer } from '@telecomx/poa-document'
import type { ScanReader } from '@telecomx/scan'
import type { Log } from '../failures/log-failure.js'
import type { KnownTokens } from '../access/known-tokens.js'
import type { TokenScheme } from '../access/token.js'
import type { TokenUses } from '../access/token-uses.js'
import type { CustomerQueue } from '../shares/customer-queue.js'
import type { Queue } from '../shares/queue.js'
import type { RateLimit } from '../shares/rate-limit.js'
import type { UploadGate } from '../shares/upload-gate.js'

/** The receiving operator: printed on every document and named in every message. */
export interface Issuer {
  name: string
  /** Five digits. */
  cpsCode: string
  address?: string
  phone?: string
  email?: string
}

/** What the operations stand on; built once by the process that serves them. */
export interface Dependencies {
  database: Database
  poaRenderer: PoaRenderer
  scanReader: ScanReader
  issuer: Issuer
  /** Right-hand side of the Message-IDs of outgoing mail. */
  messageIdDomain: string
  /** How many deliveries of a customer may go to others than its contact within an hour. */
  otherRecipientsPerHour: number
  knownTokens: KnownTokens
  tokenUses: TokenUses
  rateLimit: RateLimit
  /** Calls without a credential, by the network that they come from. */
  strangerLimit: RateLimit
  /** Sign-in links, by the address that they are wanted for. */
  signInLimit: RateLimit
  /** Whether a sender has a way for their mails, and knows where the desk is. */
  sendsSignInLinks: boolean
  /** Where files without a credential are taken in. */
  strangerUploads: UploadGate
  customerQueue: CustomerQueue
  importGate: Queue
  /** The same for those below ADMIN, whose companies take turns. */
  resellerImports: UploadGate
  uploadGate: UploadGate
  /** Where files are answered, each of which is in memory until its client has it. */
  downloadGate: UploadGate
  /** Whose pages may call from a browser, as its header `Origin` says it. */
  corsOrigins: readonly string[]
  /** Addresses and networks (`10.0.0.0/8`) of the proxies that are believed about who calls. */
  trustedProxies: readonly string[]
  /** Where the built desk lies (`apps/desk/dist`), to be served at `/desk`; undefined when it was not built. */
  deskFolder?: string | undefined
  log: Log
  /** What new tokens begin with. */
  tokenScheme: TokenScheme
  clock: () => Date
  /** 24 hex characters, unpredictable. */
  newId: () => string
  /** `X` and ten digits, unpredictable. */
  newPortingCode: () => string
}
