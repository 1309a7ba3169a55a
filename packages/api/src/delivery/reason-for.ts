import type { Language } from '@telecomx/database'

/** What the common answers mean, in one sentence each; undefined where only the answer itself can tell. */
export function reasonFor(answer: string): Record<Language, string> | undefined {
  return reasons.find(([pattern]) => pattern.test(answer))?.[1]
}

/**
 * Enhanced status codes where servers give them (RFC 3463), else the words that are in use; and our own words for what
 * no server said. The first that fits counts.
 */
const reasons: readonly [RegExp, Record<Language, string>][] = [
  [
    /\b5\.1\.(1|2|3|6|10)\b|\b551\b|no such (user|mailbox)|user unknown|unknown user|mailbox unavailable/i,
    { da: 'Adressen findes ikke.', en: 'The address does not exist.' },
  ],
  [
    /\b[45]\.3\.4\b|too (big|large)|size limit/i,
    { da: 'Beskeden er for stor for mailserveren.', en: 'The message is too large for the mail server.' },
  ],
  [
    /\b[45]\.2\.2\b|\b[45]52\b|mailbox (is )?full|over quota/i,
    { da: 'Modtagerens postkasse er fuld.', en: "The recipient's mailbox is full." },
  ],
  [
    /greylist|\b4\.7\.\d+\b/i,
    {
      da: 'Mailserveren beder om, at den sendes igen senere.',
      en: 'The mail server asks for it to be sent again later.',
    },
  ],
  [
    /\b5\.7\.\d+\b|spam|blocked|blacklist|denied by policy/i,
    {
      da: 'Mailserveren afviser den, f.eks. som spam.',
      en: 'The mail server refuses it, for instance as spam.',
    },
  ],
  [
    /refused the login/,
    {
      da: 'Vores adgang til mailserveren er afvist: det skal driften se på.',
      en: 'Our access to the mail server is refused: operations must look at it.',
    },
  ],
  [
    /no safe \(TLS\) connection|connection to the mail server failed \(\w*(CERT|SSL|TLS|ALTNAME)/,
    {
      da: 'Der er ingen sikker forbindelse til mailserveren: det skal driften se på.',
      en: 'There is no safe connection to the mail server: operations must look at it.',
    },
  ],
  [
    /^the (connection to the )?mail server (failed|was not found|closed|did not answer|was too slow)|^421\b/,
    { da: 'Mailserveren kan ikke nås lige nu.', en: 'The mail server cannot be reached right now.' },
  ],
  [
    /\bbusy (signal|tone)|number (is )?busy/i,
    { da: 'Faxnummeret er optaget.', en: 'The fax number is busy.' },
  ],
  [
    /no answer from remote|no carrier|no local dialtone|failed to train/i,
    { da: 'Der svarer ingen fax på nummeret.', en: 'No fax answers at the number.' },
  ],
  [
    /^(sendfax|faxstat) (was not found|cannot be started)|fax server refused the login/,
    {
      da: 'Vores adgang til faxserveren mangler: det skal driften se på.',
      en: 'Our access to the fax server is missing: operations must look at it.',
    },
  ],
  [
    /fax server .*(reached|answer)/,
    { da: 'Faxserveren kan ikke nås lige nu.', en: 'The fax server cannot be reached right now.' },
  ],
]
