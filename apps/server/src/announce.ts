import type { OrderGateway } from '@telecomx/api'
import { listDurabilityFaults } from '@telecomx/database'
import { type Couriers, waysOut } from '@telecomx/delivery'
import type { MailboxSettings } from '@telecomx/mailbox'
import { deliveryMethods } from '@telecomx/validation'
import type { Env } from './env.js'
import type { OpenDatabase } from './open-database.js'

/** What it is, and what there is to say about it. */
export type Line = readonly [what: string, text: string]

/** Tells people, on standard error, what has started and what they should know; standard output is for events. */
export function announce(env: Env, lines: readonly Line[]): void {
  const all = [...lines, ...warn(env, settingFaults(env))]
  process.stderr.write(all.map(([what, text]) => `  ${what.padEnd(20)}${text}\n`).join(''))
}

/** Where the data is, and with which settings its server may lose some of it. The embedded one has safe ones. */
export async function databaseLines(
  env: Env,
  { database, description }: Pick<OpenDatabase, 'database' | 'description'>,
): Promise<Line[]> {
  // A question for a warning must not end a service that runs.
  const faults = env.DATABASE_URL ? await listDurabilityFaults(database).catch(() => []) : []
  return [['Database', description], ...faults.map((fault): Line => ['Warning', fault])]
}

/** Where deliveries go. */
export function deliveryLines(env: Env, couriers: Couriers): Line[] {
  const none = 'nowhere: deliveries stay queued'
  const stuck = deliveryMethods.filter((method) => !couriers[method])
  return [
    ...deliveryMethods.map((method): Line => {
      return [waysOut[method].label, couriers[method]?.description ?? none]
    }),
    ...warn(
      env,
      stuck.map((method) => waysOut[method].advice),
    ),
  ]
}

/** Where orders go. */
export function orderLines(env: Env, orderGateway: OrderGateway | undefined): Line[] {
  return [
    ['Orders', orderGateway?.description ?? 'nowhere: orders stay queued'],
    ...warn(env, orderGateway ? [] : ['no order leaves: set ORDER_FOLDER']),
  ]
}

/** Which mailbox is read, if one is; never with its password. */
export function mailboxLines(mailbox: MailboxSettings | undefined): Line[] {
  if (!mailbox) return []
  const { user, host, port, folder, tls } = mailbox
  const way = { implicit: 'with TLS', starttls: 'with STARTTLS', none: 'without TLS' }[tls]
  return [['Mail comes in at', `${folder} of ${user} at ${host}:${port} (${way})`]]
}

/** What is fine for trying out, and worth a warning in production. */
function settingFaults(env: Env): string[] {
  return [
    ...(env.DATABASE_URL ? [] : ['the embedded database is meant for trying out; set DATABASE_URL']),
    ...(env.PUBLIC_URL ? [] : ['nobody can sign in to the desk by e-mail: set PUBLIC_URL']),
    ...((env.issuer.email ?? env.issuer.phone)
      ? []
      : ['customers are told of no way to reach you: set ISSUER_EMAIL or ISSUER_PHONE']),
    ...(Number(process.versions.node.split('.')[0]) < 22 ? ['Node 20 gets no more fixes; use Node 24'] : []),
  ]
}

function warn({ production }: Env, faults: readonly string[]): Line[] {
  return production ? faults.map((fault): Line => ['Warning', fault]) : []
}
