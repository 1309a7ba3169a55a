import { createRequire } from 'node:module'
import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import type { NodemailerError } from 'nodemailer'
import { cleanAnswer, lastLine } from '../courier/clean-answer.js'
import type { Courier, HandOver, Parcel } from '../courier/courier.js'
import { type Packing, packParcel } from '../letter/pack-parcel.js'
import { createPlaces } from './create-places.js'
import { outcomeOf } from './smtp-outcome.js'
import type { SmtpServer } from './smtp-server-url.js'
import { trackWork } from '../courier/track-work.js'

/** How long each stage may take, in milliseconds. */
export interface SmtpTimeouts {
  readonly connectMs: number
  readonly greetingMs: number
  /** Silence on an open connection. */
  readonly socketMs: number
  /** All of one hand-over, waiting for a free connection included: a trickling server is never silent. */
  readonly wholeMs: number
}

export const DEFAULT_TIMEOUTS: SmtpTimeouts = {
  connectMs: 10_000,
  greetingMs: 15_000,
  socketMs: 60_000,
  wholeMs: 180_000,
}

/** Enough for a mail server some milliseconds away; one that takes fewer of a client says so, or is told by the setting. */
export const DEFAULT_CONNECTIONS = 4

export interface SmtpCourierOptions {
  readonly server: SmtpServer
  readonly ehloName: string
  readonly description: string
  readonly packing: Packing
  readonly requireTls: boolean
  /** PEM; trusted instead of the public authorities. */
  readonly certificateAuthority: string | undefined
  readonly timeouts: SmtpTimeouts
  /** How many connections are kept at most, each with one message under way. */
  readonly connections: number
}

/** How much of a message the connection is given at a time; see {@link noticeEnd}. */
const SLICE_BYTES = 16 * 1024

/** A courier that hands messages to a mail server over a few kept connections. */
export function createSmtpCourier(options: SmtpCourierOptions): Courier {
  let post = openPost(options)
  /** A server that answered out of turn would answer the next message with what was meant for this one. */
  const renewAfter = (result: HandOver): HandOver => {
    if (result.outcome === 'unclear' && !isClosed) {
      post.transport.close()
      post = openPost(options)
    }
    return result
  }
  let isClosed = false
  const { track, ended } = trackWork()
  // None waits within a post, so that closing one takes no message along but those on their way.
  const whenFree = createPlaces(options.connections)
  return {
    kind: 'smtp',
    description: options.description,
    // While one is on its way another is made ready.
    atOnce: 2 * options.connections,
    handOver: (parcel, stop) =>
      track(handOver((send) => whenFree(() => send(post).then(renewAfter)), parcel, options, stop)),
    close: async () => {
      isClosed = true
      post.transport.close()
      await ended()
    },
  }
}

async function handOver(
  whenFree: (send: (post: Post) => Promise<HandOver>) => Promise<HandOver>,
  parcel: Parcel,
  options: SmtpCourierOptions,
  stop: AbortSignal | undefined,
): Promise<HandOver> {
  const packed = packParcel(parcel, options.packing)
  if ('fault' in packed) return { outcome: 'failed', answer: packed.fault }
  const tooLong = AbortSignal.timeout(options.timeouts.wholeMs)
  const signal = stop === undefined ? tooLong : AbortSignal.any([stop, tooLong])
  const isStopped = () => stop?.aborted === true
  return whenFree((post) => send(post, packed, options, { signal, isStopped }))
}

async function send(
  post: Post,
  { to, message }: { to: string; message: Buffer },
  { server: { secrets }, packing }: SmtpCourierOptions,
  { signal, isStopped }: { signal: AbortSignal; isStopped: () => boolean },
): Promise<HandOver> {
  try {
    const { response } = await post.transport.sendMail({
      raw: message,
      envelope: { from: packing.sender.address, to: [to] },
      maxRecipients: 1,
      disableFileAccess: true,
      disableUrlAccess: true,
      signal,
    })
    const answer = cleanAnswer(lastLine(response), secrets)
    // A server that says yes before it has the message has not said yes to this message.
    return { outcome: post.sentWhole.has(message) ? 'sent' : 'unclear', answer }
  } catch (error) {
    const wasStopped = isStopped() && (error as NodemailerError).code === 'EABORT'
    return outcomeOf(error, { wholeMessageSent: post.sentWhole.has(message), wasStopped }, secrets)
  }
}

type Post = ReturnType<typeof openPost>

/** By the first courier that has a mail server: it takes a twentieth of a start, which one without has no use for. */
const loadLibrary = () => createRequire(import.meta.url)('nodemailer') as typeof import('nodemailer')

/** The connections, and the set of messages that have gone out to their last byte. */
function openPost(options: SmtpCourierOptions) {
  const sentWhole = new WeakSet<object>()
  const transport = loadLibrary().createTransport(poolOptions(options))
  // The last stage before the socket. The library starts to read it only when the server has accepted
  // DATA; reading at its source would not do, because that is read ahead while still connecting.
  transport.use('stream', (mail, done) => {
    const { raw } = mail.data
    mail.message.processFunc((input) =>
      Readable.from(noticeEnd(input, raw, sentWhole), { objectMode: false }),
    )
    done()
  })
  return { transport, sentWhole }
}

/**
 * In slices, so that a slow or broken connection holds the message back: one big chunk would count as
 * sent as soon as it lies in the socket's queue.
 */
async function* noticeEnd(input: Readable, message: unknown, sentWhole: WeakSet<object>) {
  // A turn of the event loop: a reply that came together with the go-ahead is then heard before the message is whole.
  await setImmediate()
  for await (const chunk of input as AsyncIterable<Buffer>) {
    for (let at = 0; at < chunk.length; at += SLICE_BYTES) yield chunk.subarray(at, at + SLICE_BYTES)
  }
  if (typeof message === 'object' && message !== null) sentWhole.add(message)
}

function poolOptions(options: SmtpCourierOptions) {
  const { server, ehloName, requireTls, certificateAuthority, timeouts, connections } = options
  return {
    pool: true as const,
    maxConnections: connections,
    // The library would send again by itself when a connection closes; when to repeat is the caller's to say.
    maxRequeues: 0,
    // Shorter than any server's patience, so that a kept connection is never found dead.
    idleTimeout: 10_000,
    host: server.host,
    port: server.port,
    // Many mail servers mistrust a client without a name, which is what a machine's own often is.
    name: ehloName,
    secure: server.implicitTls,
    requireTLS: requireTls && !server.implicitTls,
    tls: {
      minVersion: 'TLSv1.2' as const,
      ...(certificateAuthority === undefined ? {} : { ca: certificateAuthority }),
    },
    ...(server.login === undefined ? {} : { auth: { user: server.login.user, pass: server.login.pass } }),
    connectionTimeout: timeouts.connectMs,
    dnsTimeout: timeouts.connectMs,
    greetingTimeout: timeouts.greetingMs,
    socketTimeout: timeouts.socketMs,
    maxResponseSize: 64 * 1024,
    disableFileAccess: true,
    disableUrlAccess: true,
    logger: false as const,
  }
}
