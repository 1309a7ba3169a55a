import { accessLevels, isAtLeast } from '@telecomx/validation'
import { readOptions, UsageError } from '@telecomx/process'
import { readEnv } from '../env.js'
import { assertDatabaseIsThere, onOpenDatabase } from '../open-database.js'
import { runCommandLine } from '../run-command-line.js'
import { issueToken, type TokenWish } from './issue-token.js'

const usage = `Makes an API token and prints it once. Beside a running server, or on the database that one has made.

  npm run token -- --level ADMIN
  npm run token -- --level OWNER --customer 1234567890abcdef12345678

  --level     ${accessLevels.slice(1).join(', ')}
  --customer  whose employee the token belongs to; the operator itself for RESELLER_ADMIN and ADMIN
  --name      what the token is for, e.g. "billing system"`

await runCommandLine(async (stop) => {
  const { level, customer, name } = readArguments()
  const env = readEnv()
  assertDatabaseIsThere(env)
  const { token } = await onOpenDatabase(env, stop, (database) =>
    issueToken(database, env.issuer.name, { level, customer, name }),
  )
  process.stdout.write(`${token}\n`)
})

function readArguments(): TokenWish {
  const options = readOptions(usage, {
    level: { type: 'string' },
    customer: { type: 'string' },
    name: { type: 'string', default: 'command line' },
  })
  const { level: wanted, customer, name } = options
  const level = accessLevels.slice(1).find((known) => known === wanted)
  if (!level) throw new UsageError(`--level ${wanted ?? 'is missing'}${wanted ? ' is no level' : ''}`, usage)
  if (customer === undefined && !isAtLeast(level, 'RESELLER_ADMIN'))
    throw new UsageError(`--customer is missing: whose ${level} shall it be?`, usage)
  if (customer !== undefined && !/^[0-9a-fA-F]{24}$/.test(customer))
    throw new UsageError('--customer must be an id of 24 hex characters', usage)
  if (name.length > 200) throw new UsageError('--name is too long', usage)
  return { level, customer: customer?.toLowerCase(), name }
}
