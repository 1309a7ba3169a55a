import { isUnavailable, type MailboxClaim } from '@telecomx/database'
import type { ReceivedMail } from '@telecomx/mailbox'
import { transportErrors } from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'
import { errorFields } from '../failures/log-failure.js'
import { ReadingEnded } from './reading-ended.js'
import { type ReceiveDependencies, receiveMail } from './receive-mail.js'

/**
 * A mail that cannot be filed, for a reason that does not go by, must not hold up those behind it: a person is told, by the
 * names of its files, else by its place alone.
 */
export async function receiveOrPassOver(
  dependencies: ReceiveDependencies,
  claim: MailboxClaim,
  mail: ReceivedMail,
  signal: AbortSignal,
): Promise<void> {
  const receive = (some: ReceivedMail) => receiveMail(dependencies, claim, some, signal)
  const orElse = (less: (mail: ReceivedMail) => ReceivedMail) => (error: unknown) => {
    if (goesBy(error) || signal.aborted) throw error
    dependencies.log('mail_not_filed', errorFields(error))
    return receive(less(mail))
  }
  await receive(mail).catch(orElse(withoutContent)).catch(orElse(placeOf))
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
  delete mail.deliveryReport
  return { ...mail, attachments: [], leftOut: [...(files.length > 0 ? files : [wholeMail]), ...leftOut] }
}

const wholeMail = { size: 0, reason: 'UNREADABLE' } as const

/** Nothing that its sender wrote. */
function placeOf({ uidValidity, uid, receivedAt }: ReceivedMail): ReceivedMail {
  return { uidValidity, uid, receivedAt, attachments: [], leftOut: [wholeMail] }
}
