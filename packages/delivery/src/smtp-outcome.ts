import type { NodemailerError } from 'nodemailer'
import { cleanAnswer, lastLine } from './clean-answer.js'
import type { HandOver } from './courier.js'

/** The commands whose refusal is about this message; all others are about the connection. */
const MESSAGE_COMMANDS: ReadonlySet<string> = new Set(['MAIL FROM', 'RCPT TO', 'DATA'])

/** 5xx replies that are about the session or the login (RFC 5321, RFC 4954), so the message may still go. */
const SESSION_REPLIES: ReadonlySet<number> = new Set([503, 530, 534, 535, 538])

const EXPLANATIONS: ReadonlyMap<string, string> = new Map([
  ['EABORT', 'the mail server was too slow'],
  ['EAUTH', 'the mail server refused the login'],
  ['ECONNECTION', 'the mail server closed the connection'],
  ['EDNS', 'the mail server was not found'],
  ['EPROTOCOL', 'the mail server gave an unexpected answer'],
  ['ESOCKET', 'the connection to the mail server failed'],
  ['ETIMEDOUT', 'the mail server did not answer in time'],
  ['ETLS', 'no safe (TLS) connection to the mail server'],
])

/** What the error does not tell. */
export interface AttemptFacts {
  readonly wholeMessageSent: boolean
  /** It was told to stop, and did. */
  readonly wasStopped: boolean
}

/**
 * What a failed attempt means. `wholeMessageSent`: the library had taken the last byte of the message,
 * so the final dot was on its way. The error alone does not tell: a connection that is cut, or goes
 * silent, gives the same code and command (`CONN`) before the message, within it and after the dot.
 */
export function outcomeOf(
  error: unknown,
  { wholeMessageSent, wasStopped }: AttemptFacts,
  secrets: readonly string[],
): HandOver {
  const fault: NodemailerError = error instanceof Error ? error : new Error('unknown')
  const verdict = MESSAGE_COMMANDS.has(fault.command ?? '') ? (fault.responseCode ?? 0) : 0
  const refused = verdict >= 500 && verdict < 600 && !SESSION_REPLIES.has(verdict)
  const deferred = verdict >= 400 && !refused
  const unclear = wholeMessageSent && !refused && !deferred
  const said = wasStopped ? 'sending was stopped' : cleanAnswer(answerOf(fault), secrets)
  if (unclear) return { outcome: 'unclear', answer: cleanAnswer(`${said}; it may have taken the message`) }
  if (refused) return { outcome: 'failed', answer: said }
  return { outcome: 'retry', answer: said, ...(wasStopped && { stopped: true }) }
}

/** The server's own last line; but not of a failed login, which some servers answer with what they got. */
function answerOf({
  code = '',
  command = '',
  response,
  responseCode,
  originalCode,
}: NodemailerError): string {
  const ofLogin = code === 'EAUTH' || command.startsWith('AUTH')
  if (typeof response === 'string' && response.trim() !== '' && !ofLogin) return lastLine(response)
  const detail = ofLogin ? responseCode : (originalCode ?? code)
  const explanation = EXPLANATIONS.get(code) ?? 'the message was not handed over'
  return detail === undefined || detail === '' ? explanation : `${explanation} (${detail})`
}
