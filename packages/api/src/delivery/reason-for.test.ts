import { expect, it } from 'vitest'
import { reasonFor } from './reason-for.js'

it.each([
  ['550 5.1.1 <a@b.dk>: Recipient address rejected: User unknown', 'The address does not exist.'],
  ['550 No such user here', 'The address does not exist.'],
  ['551 5.1.6 moved', 'The address does not exist.'],
  ['452 4.2.2 The email account that you tried to reach is over quota', "The recipient's mailbox is full."],
  ['552 5.2.2 Mailbox full', "The recipient's mailbox is full."],
  ['552 5.3.4 Message size exceeds fixed limit', 'The message is too large for the mail server.'],
  [
    '450 4.7.1 Greylisted, see http://postgrey.example',
    'The mail server asks for it to be sent again later.',
  ],
  ['554 5.7.1 Message rejected as spam', 'The mail server refuses it, for instance as spam.'],
  [
    'the mail server refused the login (535)',
    'Our access to the mail server is refused: operations must look at it.',
  ],
  [
    'no safe (TLS) connection to the mail server (ETLS)',
    'There is no safe connection to the mail server: operations must look at it.',
  ],
  ['the connection to the mail server failed (ECONNREFUSED)', 'The mail server cannot be reached right now.'],
  [
    'the mail server did not answer in time (ETIMEDOUT); it may have taken the message',
    'The mail server cannot be reached right now.',
  ],
  ['421 4.3.2 going down', 'The mail server cannot be reached right now.'],
  ['job 17 failed: Busy signal detected', 'The fax number is busy.'],
  ['job 17 failed: No answer from remote', 'No fax answers at the number.'],
  ['sendfax was not found', 'Our access to the fax server is missing: operations must look at it.'],
  ['the fax server cannot be reached', 'The fax server cannot be reached right now.'],
])('%s: %s', (answer, english) => {
  expect(reasonFor(answer)?.en).toBe(english)
})

it.each(['554 no', '451 later', 'the sender ended while it was sending', 'what?', ''])(
  '%j says no more than it says',
  (answer) => {
    expect(reasonFor(answer)).toBeUndefined()
  },
)
