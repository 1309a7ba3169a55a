import type { NodemailerError } from 'nodemailer'
import { cleanAnswer, lastLine } from '../courier/clean-answer.js'
import type { Explanation, HandOver } from '../courier/courier.js'
import { replyFault } from './reply-fault.js'

/** The commands whose refusal is about this message; all others are about the connection. */
const MESSAGE_COMMANDS: ReadonlySet<string> = new Set(['MAIL FROM', 'RCPT TO', 'DATA'])

/** 5xx replies that are about the session or the login (RFC 5321, RFC 4954), so the message may still go. */
const SESSION_REPLIES: ReadonlySet<number> = new Set([503, 530, 534, 535, 538])

/** What the library's codes mean, when no reply says it better. */
const EXPLANATIONS: ReadonlyMap<string, Explanation> = new Map([
  ['EABORT', { answer: 'the mail server was too slow', fault: 'MAIL_SERVER_AWAY' }],
  ['EAUTH', { answer: 'the mail server refused the login', fault: 'NO_MAIL_ACCESS' }],
  ['ECONNECTION', { answer: 'the mail server closed the connection', fault: 'MAIL_SERVER_AWAY' }],
  ['EDNS', { answer: 'the mail server was not found', fault: 'MAIL_SERVER_AWAY' }],
  ['EPROTOCOL', { answer: 'the mail server gave an unexpected answer', fault: 'MAIL_SERVER_AWAY' }],
  ['ESOCKET', { answer: 'the connection to the mail server failed', fault: 'MAIL_SERVER_AWAY' }],
  ['ETIMEDOUT', { answer: 'the mail server did not answer in time', fault: 'MAIL_SERVER_AWAY' }],
  ['ETLS', { answer: 'no safe (TLS) connection to the mail server', fault: 'MAIL_NOT_SAFE' }],
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
  const failure: NodemailerError = error instanceof Error ? error : new Error('unknown')
  const verdict = MESSAGE_COMMANDS.has(failure.command ?? '') ? (failure.responseCode ?? 0) : 0
  const refused = verdict >= 500 && verdict < 600 && !SESSION_REPLIES.has(verdict)
  const deferred = verdict >= 400 && !refused
  const unclear = wholeMessageSent && !refused && !deferred
  const { answer, fault } = wasStopped ? { answer: 'sending was stopped' } : explain(failure, secrets)
  if (unclear)
    return { outcome: 'unclear', answer: cleanAnswer(`${answer}; it may have taken the message`), fault }
  if (refused) return { outcome: 'failed', answer, fault }
  return { outcome: 'retry', answer, fault, ...(wasStopped && { stopped: true }) }
}

/** The server's own last line; but not of a failed login, which some servers answer with what they got. */
function explain(
  { code = '', command = '', response, responseCode, originalCode }: NodemailerError,
  secrets: readonly string[],
): Explanation {
  const ofLogin = code === 'EAUTH' || command.startsWith('AUTH')
  if (typeof response === 'string' && response.trim() !== '' && !ofLogin) {
    const answer = cleanAnswer(lastLine(response), secrets)
    return { answer, fault: replyFault(answer) }
  }
  const detail = String((ofLogin ? responseCode : (originalCode ?? code)) ?? '')
  const { answer, fault } = EXPLANATIONS.get(code) ?? { answer: 'the message was not handed over' }
  return {
    answer: cleanAnswer(detail === '' ? answer : `${answer} (${detail})`, secrets),
    fault: code === 'ESOCKET' && /^\w*(CERT|SSL|TLS)/.test(detail) ? 'MAIL_NOT_SAFE' : fault,
  }
}
