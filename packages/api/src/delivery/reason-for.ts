import type { Language } from '@telecomx/database'
import type { DeliveryMethod } from '@telecomx/validation'

/** What the common answers mean, in one sentence each; undefined where only the answer itself can tell. */
export function reasonFor(answer: string, method: DeliveryMethod): Record<Language, string> | undefined {
  const kind = kindOf(answer)
  if (kind === undefined) return undefined
  if (method === 'EMAIL') return reasons[kind]
  // To a gateway the address is a fax number's, and there is no mailbox.
  if (kind === 'noSuchAddress') return reasons.noSuchNumber
  return kind === 'mailboxFull' ? undefined : reasons[kind]
}

type Kind = keyof typeof reasons

/** A server's reply begins with three digits, and may go on with an enhanced code, which then alone counts. */
function kindOf(answer: string): Kind | undefined {
  const [, reply = '', enhanced] = /^([45]\d\d)(?:[ -]+([45]\.\d{1,3}\.\d{1,3})\b)?/.exec(answer) ?? []
  if (reply === '') return firstOf(ownWords, answer)
  return (
    firstOf(replies, answer) ??
    firstOf(enhanced === undefined ? replyTexts : enhancedCodes, enhanced ?? answer)
  )
}

function firstOf(rows: readonly (readonly [RegExp, Kind])[], text: string): Kind | undefined {
  return rows.find(([pattern]) => pattern.test(text))?.[1]
}

/** RFC 5321, RFC 3207, RFC 4954: these are about the session, whatever stands behind them. */
const replies: readonly [RegExp, Kind][] = [
  [/^421\b/, 'mailServerAway'],
  [/^454\b|^530\b.*TLS/i, 'mailNotSafe'],
  [/^53[0458]\b/, 'mailAccess'],
]

/** RFC 3463. */
const enhancedCodes: readonly [RegExp, Kind][] = [
  [/^5\.1\.(1|2|3|6|10)$/, 'noSuchAddress'],
  [/^[45]\.2\.2$/, 'mailboxFull'],
  [/^[45]\.(2\.3|3\.4)$/, 'tooLarge'],
  [/^4\.7\./, 'askedToWait'],
  [/^5\.7\./, 'refused'],
]

/** Words that are in use where a server gives no enhanced code. 4xx is never the last word about an address. */
const replyTexts: readonly [RegExp, Kind][] = [
  [
    /^5.*(no such|unknown|not exist|mailbox unavailable|invalid (recipient|mailbox|address))/i,
    'noSuchAddress',
  ],
  [/^551\b/, 'noSuchAddress'],
  [/too (big|large)|size/i, 'tooLarge'],
  [/mailbox (is )?full|quota|^552\b/i, 'mailboxFull'],
  [/^4.*greylist/i, 'askedToWait'],
  [/^5.*(spam|blocked|blacklist|blocklist|policy|denied)/i, 'refused'],
]

/** What no server said: our own words, and those of HylaFAX. */
const ownWords: readonly [RegExp, Kind][] = [
  [/^the mail server refused the login/, 'mailAccess'],
  [/no safe \(TLS\) connection|^the connection to the mail server failed \(\w*(CERT|SSL|TLS)/, 'mailNotSafe'],
  [/^the (connection to the )?mail server /, 'mailServerAway'],
  [/busy (signal|tone)|number (is )?busy/i, 'faxBusy'],
  [/no answer from remote|no carrier/i, 'noFaxAnswers'],
  [/no local dialtone/i, 'faxLine'],
  [/^(sendfax|faxstat) (was not found|cannot be started)|^the fax server refused/, 'faxAccess'],
  [/^the fax server (cannot be reached|did not answer)/, 'faxServerAway'],
]

const reasons = {
  noSuchAddress: { da: 'Adressen findes ikke.', en: 'The address does not exist.' },
  noSuchNumber: { da: 'Faxgatewayen kan ikke nå nummeret.', en: 'The fax gateway cannot reach the number.' },
  mailboxFull: { da: 'Modtagerens postkasse er fuld.', en: "The recipient's mailbox is full." },
  tooLarge: {
    da: 'Beskeden er for stor for mailserveren.',
    en: 'The message is too large for the mail server.',
  },
  askedToWait: {
    da: 'Mailserveren beder om, at den sendes igen senere.',
    en: 'The mail server asks for it to be sent again later.',
  },
  refused: {
    da: 'Mailserveren afviser den, f.eks. som spam.',
    en: 'The mail server refuses it, for instance as spam.',
  },
  mailAccess: {
    da: 'Mailserveren giver os ikke adgang: det skal driften se på.',
    en: 'The mail server does not let us in: operations must look at it.',
  },
  mailNotSafe: {
    da: 'Der er ingen sikker forbindelse til mailserveren: det skal driften se på.',
    en: 'There is no safe connection to the mail server: operations must look at it.',
  },
  mailServerAway: {
    da: 'Mailserveren kan ikke nås lige nu.',
    en: 'The mail server cannot be reached right now.',
  },
  faxBusy: { da: 'Faxnummeret er optaget.', en: 'The fax number is busy.' },
  noFaxAnswers: { da: 'Der svarer ingen fax på nummeret.', en: 'No fax answers at the number.' },
  faxLine: {
    da: 'Faxserverens linje er død: det skal driften se på.',
    en: "The fax server's line is dead: operations must look at it.",
  },
  faxAccess: {
    da: 'Vi har ikke adgang til faxserveren: det skal driften se på.',
    en: 'We have no access to the fax server: operations must look at it.',
  },
  faxServerAway: {
    da: 'Faxserveren kan ikke nås lige nu.',
    en: 'The fax server cannot be reached right now.',
  },
} satisfies Record<string, Record<Language, string>>
