import type { ImapFlow } from 'imapflow'
import type { MailboxSettings, MailboxTimeouts } from './mailbox.js'
import { MailboxError, mailboxErrorOf } from './mailbox-error.js'

export const DEFAULT_TIMEOUTS: MailboxTimeouts = {
  connectMs: 10_000,
  greetingMs: 15_000,
  silenceMs: 60_000,
  commandMs: 120_000,
}

/** A connection that is logged in. */
export interface MailSession {
  client: ImapFlow
  /**
   * Waits for one command. A server that is too slow loses the connection, and so does an aborted signal.
   *
   * @throws MailboxError, or the signal's reason
   */
  wait: <T>(work: Promise<T>, signal: AbortSignal | undefined) => Promise<T>
}

/**
 * Connects and logs in.
 *
 * @throws MailboxError, or the signal's reason
 */
export async function openSession(
  settings: MailboxSettings,
  signal: AbortSignal | undefined,
): Promise<MailSession> {
  const timeouts = settings.timeouts ?? DEFAULT_TIMEOUTS
  // Most installations read no mailbox, and it is a fifth of all that a server loads.
  const { ImapFlow } = await import('imapflow')
  const client = new ImapFlow(clientOptions(settings, timeouts))
  // Why the connection ended: whoever waits for a command is told only that it did.
  let failure: unknown
  client.on('error', (error) => void (failure = error))
  const session: MailSession = {
    client,
    wait: (work, stop) =>
      waitWithin(timeouts.commandMs, work, client, stop).catch((error: unknown) => {
        // It would take commands for a moment yet, or, when it never came so far, hold the socket.
        if (failure !== undefined || !client.usable) client.close()
        throw stop?.aborted ? stop.reason : mailboxErrorOf(failure ?? error)
      }),
  }
  await session.wait(client.connect(), signal)
  return session
}

async function waitWithin<T>(
  ms: number,
  work: Promise<T>,
  client: ImapFlow,
  signal: AbortSignal | undefined,
): Promise<T> {
  const ended = new AbortController()
  const failed = new Promise<never>((_resolve, reject) => {
    ended.signal.addEventListener('abort', () => {
      client.close()
      reject(ended.signal.reason as Error)
    })
  })
  const stop = () => ended.abort(signal?.reason)
  const timer = setTimeout(() => ended.abort(new MailboxError('MAILBOX_AWAY', 'too slow')), ms)
  signal?.addEventListener('abort', stop)
  if (signal?.aborted) stop()
  try {
    return await Promise.race([failed, work])
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', stop)
  }
}

/**
 * Four of the pieces that files are fetched in, or half a million numbers of mails. A longer answer belongs to a server, or
 * to a mail, that wants to fill the memory, and a name as long as that takes a quarter of a second to decode.
 */
const LONGEST_ANSWER = 4 * 1024 * 1024
/** A mail of 5,000 parts has as many. */
const MOST_TOKENS = 100_000

function clientOptions(settings: MailboxSettings, timeouts: MailboxTimeouts) {
  const { host, port, tls, user, password, certificateAuthority } = settings
  return {
    host,
    port,
    secure: tls === 'implicit',
    ...(tls !== 'implicit' && { doSTARTTLS: tls === 'starttls' }),
    tls: {
      minVersion: 'TLSv1.2' as const,
      ...(certificateAuthority !== undefined && { ca: certificateAuthority }),
    },
    auth: { user, pass: password },
    connectionTimeout: timeouts.connectMs,
    greetingTimeout: timeouts.greetingMs,
    socketTimeout: timeouts.silenceMs,
    maxResponseSize: LONGEST_ANSWER,
    maxResponseTokens: MOST_TOKENS,
    // A small answer can inflate to any size, and what is asked for here is compressed already.
    disableCompression: true,
    disableAutoIdle: true,
    disableAutoEnable: true,
    logger: false as const,
  }
}
