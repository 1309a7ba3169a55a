import { expect, test } from 'vitest'
import { replyFault } from './reply-fault.js'

test.each([
  ['550 5.1.1 <a@b.dk>: Recipient address rejected: User unknown', 'NO_SUCH_ADDRESS'],
  ['550 No such user here', 'NO_SUCH_ADDRESS'],
  ['550 Requested action not taken: mailbox unavailable', 'NO_SUCH_ADDRESS'],
  ['551 User not local', 'NO_SUCH_ADDRESS'],
  ['551 5.1.6 moved', 'NO_SUCH_ADDRESS'],
  ['452 4.2.2 The email account that you tried to reach is over quota', 'MAILBOX_FULL'],
  ['552 5.2.2 Mailbox full', 'MAILBOX_FULL'],
  ['552 Requested mail action aborted: exceeded storage allocation', 'MAILBOX_FULL'],
  ['552 5.3.4 Message size exceeds fixed limit', 'TOO_LARGE'],
  ['552 5.2.3 Message length exceeds administrative limit', 'TOO_LARGE'],
  ['552 Message too large', 'TOO_LARGE'],
  ['552 5.7.0 This message was blocked because its content presents a potential security issue', 'REFUSED'],
  ['450 4.7.1 Greylisted, see http://postgrey.example', 'ASKED_TO_WAIT'],
  ['451 Greylisting in action', 'ASKED_TO_WAIT'],
  ['554 5.7.1 Message rejected as spam', 'REFUSED'],
  ['554 blocked by policy', 'REFUSED'],
  ['530 5.7.0 Must issue a STARTTLS command first', 'MAIL_NOT_SAFE'],
  ['530 5.7.1 Authentication required', 'NO_MAIL_ACCESS'],
  ['454 4.7.0 TLS not available due to local problem', 'MAIL_NOT_SAFE'],
  ['454 no', 'MAIL_NOT_SAFE'],
  ['421 4.3.2 going down', 'MAIL_SERVER_AWAY'],
])('%s: %s', (reply, fault) => {
  expect(replyFault(reply)).toBe(fault)
})

test.each([
  '554 no',
  '451 later',
  '452 4.3.1 Insufficient system storage',
  '452 4.5.3 Too many recipients',
  '450 Requested mail action not taken: mailbox unavailable',
  '451 4.3.0 Error: queue file write error, spamd',
  'what?',
  '',
])('%j says no more than it says', (reply) => {
  expect(replyFault(reply)).toBeUndefined()
})
