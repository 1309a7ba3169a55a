import { isUnavailable, type MailboxClaim } from '@telecomx/database'
import type { ReceivedMail } from '@telecomx/mailbox'
import { transportErrors } from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'
import { errorFields } from '../failures/log-failure.js'
import { ReadingEnded } from './reading-ended.js'
import { type ReceiveDependencies, receiveMail } from './receive-mail.js'

/** A mail that cannot be filed, for a reason that does not go by, must not hold up those behind it: a person is told. */
export async function receiveOrPassOver(
  dependencies: ReceiveDependencies,
  claim: MailboxClaim,
  mail: ReceivedMail,
  signal: AbortSignal,
): Promise<void> {
  try {
    await receiveMail(dependencies, claim, mail, signal)
  } catch (error) {
    if (goesBy(error) || signal.aborted) throw error
    dependencies.log('mail_not_filed', errorFields(error))
    await receiveMail(dependencies, claim, withoutContent(mail), signal)
  }
}

function goesBy(error: unknown): boolean {
  const isBusy = error instanceof ApiFailure && error.row === transportErrors.unavailable
  return isBusy || error instanceof ReadingEnded || isUnavailable(error)
}

function withoutContent({ attachments, leftOut, ...mail }: ReceivedMail): ReceivedMail {
  const files = attachments.map(({ filename, bytes: { length } }) => ({
    ...(filename !== undefined && { filename }),
    size: length,
    reason: 'UNREADABLE' as const,
  }))
  const whole = { size: 0, reason: 'UNREADABLE' as const }
  delete mail.deliveryReport
  return { ...mail, attachments: [], leftOut: [...leftOut, ...(files.length > 0 ? files : [whole])] }
}
