import { fileURLToPath } from 'node:url'
import { resolve } from 'node:path'
import { z } from 'zod'
import { parseDatabaseUrl } from '@telecomx/database/settings'
import {
  parseEhloName,
  parseFaxAddressTemplate,
  parseHylafaxServer,
  parseSmtpUrl,
} from '@telecomx/delivery/settings'
import { parseMailboxUrl } from '@telecomx/mailbox/settings'
import { isPlainEmailAddress, isPrintable, parsePhoneNumber } from '@telecomx/validation'
import { parseCorsOrigins } from './parse-cors-origins.js'
import { parsePublicUrl } from './parse-public-url.js'
import { parseTrustedProxies } from './parse-trusted-proxies.js'

const repositoryRoot = fileURLToPath(new URL('../../..', import.meta.url))

const logFormats = ['json', 'text'] as const

const text = z.string().trim().min(1).optional()
const flag = z
  .enum(['true', 'false'])
  .optional()
  .transform((value) => (value === undefined ? undefined : value === 'true'))
/** A whole number of something from 1 up. */
const count = (most: number) =>
  z.coerce
    .number({ error: `must be a whole number from 1 to ${most}` })
    .int(`must be a whole number from 1 to ${most}`)
    .min(1, `must be a whole number from 1 to ${most}`)
    .max(most, `must be a whole number from 1 to ${most}`)
const printed = z.string().trim().min(1).refine(isPrintable, 'holds a character that cannot be printed')

/** A text that its reader can read; the reader's own sentence says what is wrong, without the value. */
function readable(parse: (value: string) => unknown) {
  return z
    .string()
    .trim()
    .superRefine((value, context) => {
      try {
        parse(value)
      } catch (error) {
        context.addIssue({ code: 'custom', message: `is not valid: ${(error as Error).message}` })
      }
    })
    .optional()
}

/** Grouped by who reads them. An empty variable counts as unset. */
const variables = z.object({
  // A misspelt `production` must not start an installation on demo rules.
  NODE_ENV: z
    .enum(['production', 'development', 'test'], { error: 'must be production, development or test' })
    .optional(),

  // Log
  LOG_FORMAT: z.enum(logFormats, { error: 'must be json or text' }).optional(),

  // HTTP
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce
    .number({ error: 'must be a port number' })
    .int('must be a port number')
    .min(0, 'must be a port number')
    .max(65_535, 'must be a port number')
    .default(3000),
  RATE_LIMIT_PER_SECOND: count(1_000_000).default(50),
  RATE_LIMIT_BURST: count(1_000_000).default(200),
  CORS_ORIGINS: readable(parseCorsOrigins).transform((list) => parseCorsOrigins(list ?? '')),
  TRUSTED_PROXIES: readable(parseTrustedProxies).transform((list) => parseTrustedProxies(list ?? '')),
  PUBLIC_URL: readable(parsePublicUrl).transform((url) =>
    url === undefined ? undefined : parsePublicUrl(url),
  ),

  // Database
  DATABASE_URL: readable(parseDatabaseUrl),
  DATABASE_WAIT_SECONDS: count(3600).default(120),
  MYSQLD_PATH: text,
  TELECOMX_DATA_DIR: z
    .string()
    .default('.data')
    .transform((path) => resolve(repositoryRoot, path)),

  // Deliveries
  SMTP_URL: readable(parseSmtpUrl),
  SMTP_REQUIRE_TLS: flag,
  SMTP_EHLO_NAME: readable(parseEhloName),
  SMTP_CONNECTIONS: count(20).default(4),
  MAIL_FROM: z
    .string()
    .refine(isPlainEmailAddress, 'is not one plain e-mail address')
    .default('porting@telecomx.example'),
  FAX_ADDRESS_TEMPLATE: readable(parseFaxAddressTemplate),
  HYLAFAX_SERVER: readable(parseHylafaxServer),
  SENDER: z.enum(['on', 'off'], { error: 'must be on or off' }).default('on'),
  FIRST_RETRY_SECONDS: count(3600).default(60),
  OTHER_RECIPIENTS_PER_HOUR: count(100_000).default(30),

  // Orders
  ORDER_FOLDER: text,
  // Mail that comes in
  IMAP_URL: readable(parseMailboxUrl),
  IMAP_REQUIRE_TLS: flag,

  // The receiving operator, printed on every document
  ISSUER_NAME: printed.optional(),
  ISSUER_CPS_CODE: z
    .string()
    .regex(/^[0-9]{5}$/, 'must be five digits')
    .optional(),
  ISSUER_ADDRESS: printed.optional(),
  ISSUER_PHONE: z
    .string()
    .refine((number) => parsePhoneNumber(number) !== undefined, 'is not a phone number')
    .optional(),
  ISSUER_EMAIL: z.string().refine(isPlainEmailAddress, 'is not one plain e-mail address').optional(),
})

export type Env = ReturnType<typeof readEnv>

/**
 * Reads and checks all configuration: the one place that looks at `process.env`. A `.env` file in the working
 * folder fills what the environment leaves out. Throws one Error that names every fault, and never a value.
 */
export function readEnv(source: NodeJS.ProcessEnv = process.env) {
  if (source === process.env) loadEnvFile()
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = variables.safeParse(given)
  const faults = parsed.error?.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`) ?? []
  const production = given.NODE_ENV === 'production'
  // A document in the name of a made-up operator must not leave a real installation.
  for (const name of ['ISSUER_NAME', 'ISSUER_CPS_CODE', 'MAIL_FROM'])
    if (production && !given[name]) faults.push(`${name} must be set in production`)
  for (const name of ['ISSUER_ADDRESS', 'ISSUER_PHONE', 'ISSUER_EMAIL'])
    if (given[name] && !given.ISSUER_NAME) faults.push(`${name} needs ISSUER_NAME beside it`)
  if (given.FAX_ADDRESS_TEMPLATE && given.HYLAFAX_SERVER)
    faults.push('FAX_ADDRESS_TEMPLATE and HYLAFAX_SERVER are two ways for one fax: set one of them')
  if (!parsed.success || faults.length > 0)
    throw new Error(`Configuration is not valid:\n  ${faults.join('\n  ')}`)
  // Documents hold personal data: in production they travel encrypted unless the setting says otherwise.
  const { SMTP_REQUIRE_TLS = production, IMAP_REQUIRE_TLS = production } = parsed.data
  return { ...parsed.data, SMTP_REQUIRE_TLS, IMAP_REQUIRE_TLS, production, issuer: issuerOf(parsed.data) }
}

/** How the log is written. By itself, because who is told to stop says so before all configuration is read. */
export function logFormat(
  wish: string | undefined = process.env.LOG_FORMAT,
  isTerminal = process.stdout.isTTY,
): (typeof logFormats)[number] {
  return logFormats.find((format) => format === wish) ?? (isTerminal ? 'text' : 'json')
}

/** The demo operator's own data, unless the operator has set its own. */
function issuerOf(env: z.output<typeof variables>) {
  return {
    name: env.ISSUER_NAME ?? 'Telecom X',
    cpsCode: env.ISSUER_CPS_CODE ?? '01060',
    ...(env.ISSUER_NAME
      ? { address: env.ISSUER_ADDRESS, phone: env.ISSUER_PHONE, email: env.ISSUER_EMAIL }
      : {
          address: 'Frugtmarkedet 17, 2500 Valby',
          phone: '+4570305000',
          email: 'porting@telecomx.example',
        }),
  }
}

function loadEnvFile(): void {
  try {
    process.loadEnvFile()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}
