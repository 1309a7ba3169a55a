import type { DeliveryFault } from '../courier/courier.js'

/** What the reply of a mail server means, where it says more than yes or no; undefined for any other text. */
export function replyFault(reply: string): DeliveryFault | undefined {
  const [, code, enhanced] = /^([45]\d\d)(?:[ -]+([45]\.\d{1,3}\.\d{1,3})\b)?/.exec(reply) ?? []
  if (code === undefined) return undefined
  // An enhanced code alone counts, whatever stands behind it.
  return (
    firstOf(SESSION, reply) ?? (enhanced === undefined ? firstOf(TEXTS, reply) : firstOf(ENHANCED, enhanced))
  )
}

type Meanings = readonly (readonly [RegExp, DeliveryFault])[]

function firstOf(meanings: Meanings, text: string): DeliveryFault | undefined {
  return meanings.find(([pattern]) => pattern.test(text))?.[1]
}

/** RFC 5321, RFC 3207, RFC 4954: these are about the session, whatever stands behind them. */
const SESSION: Meanings = [
  [/^421\b/, 'MAIL_SERVER_AWAY'],
  [/^454\b|^530\b.*TLS/i, 'MAIL_NOT_SAFE'],
  [/^53[0458]\b/, 'NO_MAIL_ACCESS'],
]

/** RFC 3463. */
const ENHANCED: Meanings = [
  [/^5\.1\.(1|2|3|6|10)$/, 'NO_SUCH_ADDRESS'],
  [/^[45]\.2\.2$/, 'MAILBOX_FULL'],
  [/^[45]\.(2\.3|3\.4)$/, 'TOO_LARGE'],
  [/^4\.7\./, 'ASKED_TO_WAIT'],
  [/^5\.7\./, 'REFUSED'],
]

/** Words that are in use where a server gives no enhanced code. 4xx is never the last word about an address. */
const TEXTS: Meanings = [
  [
    /^5.*(no such|unknown|not exist|mailbox unavailable|invalid (recipient|mailbox|address))/i,
    'NO_SUCH_ADDRESS',
  ],
  [/^551\b/, 'NO_SUCH_ADDRESS'],
  [/too (big|large)|size/i, 'TOO_LARGE'],
  [/mailbox (is )?full|quota|^552\b/i, 'MAILBOX_FULL'],
  [/^4.*greylist/i, 'ASKED_TO_WAIT'],
  [/^5.*(spam|blocked|blacklist|blocklist|policy|denied)/i, 'REFUSED'],
]
