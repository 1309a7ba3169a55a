import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  createKnownTokens,
  createFileOrderGateway,
  createGates,
  createRateLimit,
  createSignInLimit,
  createTokenUses,
  type Dependencies,
  newId,
  newPortingCode,
  type OrderGateway,
  type SenderDependencies,
} from '@telecomx/api'
import type { Database } from '@telecomx/database'
import { type Couriers, createCouriers, parseHylafaxServer } from '@telecomx/delivery'
import { type MailboxSettings, parseMailboxUrl } from '@telecomx/mailbox'
import type { PoaRenderer } from '@telecomx/poa-document'
import { createScanReader, type ScanReader } from '@telecomx/scan'
import type { Env } from './env.js'
import { inAddress } from './listen-at.js'
import { log } from './log.js'

/** Ten calls a minute from one address, and twenty at once. Source: docs/api/poa-verify.md. */
const strangerSettings = { perSecond: 10 / 60, burst: 20 }

const builtDesk = fileURLToPath(new URL('../../desk/dist', import.meta.url))

/** In whose turn pages of letters are made. */
const theSender = 'sender'

/** Builds everything the operations stand on, from configuration. The one place where parts meet. */
export function createDependencies(
  env: Env,
  { database, poaRenderer }: Pick<Dependencies, 'database' | 'poaRenderer'>,
): Dependencies {
  return {
    database,
    poaRenderer,
    scanReader: createLoggingScanReader(),
    issuer: env.issuer,
    messageIdDomain: messageIdDomainOf(env),
    otherRecipientsPerHour: env.OTHER_RECIPIENTS_PER_HOUR,
    knownTokens: createKnownTokens(),
    tokenUses: createTokenUses(database, log),
    rateLimit: createRateLimit({ perSecond: env.RATE_LIMIT_PER_SECOND, burst: env.RATE_LIMIT_BURST }),
    strangerLimit: createRateLimit(strangerSettings),
    signInLimit: createSignInLimit(),
    sendsSignInLinks: sendsSignInLinks(env),
    ...createGates(),
    corsOrigins: env.CORS_ORIGINS,
    trustedProxies: env.TRUSTED_PROXIES,
    deskFolder: existsSync(join(builtDesk, 'index.html')) ? builtDesk : undefined,
    log,
    tokenScheme: 'tx_live_',
    clock: () => new Date(),
    newId,
    newPortingCode,
  }
}

/** Reads the signed copies that come in, and tells of those it gives up on. */
export function createLoggingScanReader(): ScanReader {
  return createScanReader({ onUnread: (why, message) => log('scan_unread', { why, message }) })
}

/** Where signed copies and delivery reports come in by mail; undefined when no mailbox is read. */
export function mailboxFrom(env: Env): MailboxSettings | undefined {
  return env.IMAP_URL === undefined
    ? undefined
    : parseMailboxUrl(env.IMAP_URL, { requireTls: env.IMAP_REQUIRE_TLS })
}

/**
 * How deliveries are sent. Without a mail server they become files to look at; in production a method
 * without a transport has no courier, and its deliveries stay queued.
 */
export function createCouriersFrom(env: Env, poaRenderer: PoaRenderer): Couriers {
  return createCouriers({
    fromName: env.issuer.name,
    fromAddress: env.MAIL_FROM,
    requireTls: env.SMTP_REQUIRE_TLS,
    smtpConnections: env.SMTP_CONNECTIONS,
    ...(env.SMTP_URL && { smtpUrl: env.SMTP_URL }),
    ...(env.SMTP_EHLO_NAME && { smtpEhloName: env.SMTP_EHLO_NAME }),
    ...(env.HYLAFAX_SERVER && {
      hylafax: {
        ...parseHylafaxServer(env.HYLAFAX_SERVER),
        async renderPage(letter, writtenAt) {
          const { bytes } = await poaRenderer.renderLetter({ letter, writtenAt }, theSender)
          return bytes
        },
      },
    }),
    ...(env.FAX_ADDRESS_TEMPLATE && { faxAddressTemplate: env.FAX_ADDRESS_TEMPLATE }),
    ...(!env.production && { outboxDirectory: join(env.TELECOMX_DATA_DIR, 'outbox') }),
  })
}

/** How orders leave. Without a folder they become files to look at; in production they stay queued. */
export function createOrderGatewayFrom(env: Env): OrderGateway | undefined {
  if (env.ORDER_FOLDER) return createFileOrderGateway(env.ORDER_FOLDER)
  return env.production ? undefined : createFileOrderGateway(join(env.TELECOMX_DATA_DIR, 'orders'))
}

interface SenderParts {
  database: Database
  couriers: Couriers
  scanReader: ScanReader
  /** Where the server of this process listens. */
  port?: number
}

/** What works beside the requests, in the server's process or in one of its own. */
export function createSenderDependencies(
  env: Env,
  { database, couriers, scanReader, port = env.PORT }: SenderParts,
): SenderDependencies {
  const mailbox = mailboxFrom(env)
  return {
    database,
    couriers,
    publicOrigin: publicOriginOf(env, port),
    orderGateway: createOrderGatewayFrom(env),
    scanReader,
    ...(mailbox && { incoming: { mailbox } }),
    issuer: env.issuer,
    messageIdDomain: messageIdDomainOf(env),
    otherRecipientsPerHour: env.OTHER_RECIPIENTS_PER_HOUR,
    firstRetrySeconds: env.FIRST_RETRY_SECONDS,
    log,
    newId,
  }
}

/** By e-mail, with a mail server or into files, and with an address that the link can lead to. */
export function sendsSignInLinks({ PUBLIC_URL, SMTP_URL, production }: Env): boolean {
  return !production || (PUBLIC_URL !== undefined && SMTP_URL !== undefined)
}

/** Where people reach the desk; on this machine where nothing else is said, but not in production. */
function publicOriginOf({ PUBLIC_URL, HOST, production }: Env, port: number): string | undefined {
  if (PUBLIC_URL !== undefined || production) return PUBLIC_URL
  const host = ['0.0.0.0', '::'].includes(HOST) ? 'localhost' : inAddress(HOST)
  return `http://${host}:${port}`
}

function messageIdDomainOf({ MAIL_FROM }: Env): string {
  return MAIL_FROM.slice(MAIL_FROM.indexOf('@') + 1)
}
