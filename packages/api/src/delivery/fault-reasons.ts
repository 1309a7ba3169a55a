import type { Language } from '@telecomx/database'
import type { DeliveryFault } from '@telecomx/delivery'

/** What a courier's codes mean, in one sentence each. */
export const faultReasons: Readonly<Record<DeliveryFault, Record<Language, string>>> = {
  NO_SUCH_ADDRESS: { da: 'Adressen findes ikke.', en: 'The address does not exist.' },
  MAILBOX_FULL: { da: 'Modtagerens postkasse er fuld.', en: "The recipient's mailbox is full." },
  TOO_LARGE: {
    da: 'Beskeden er for stor for mailserveren.',
    en: 'The message is too large for the mail server.',
  },
  ASKED_TO_WAIT: {
    da: 'Mailserveren beder om, at den sendes igen senere.',
    en: 'The mail server asks for it to be sent again later.',
  },
  REFUSED: {
    da: 'Mailserveren afviser den, f.eks. som spam.',
    en: 'The mail server refuses it, for instance as spam.',
  },
  NO_MAIL_ACCESS: {
    da: 'Mailserveren giver os ikke adgang: det skal driften se på.',
    en: 'The mail server does not let us in: operations must look at it.',
  },
  MAIL_NOT_SAFE: {
    da: 'Der er ingen sikker forbindelse til mailserveren: det skal driften se på.',
    en: 'There is no safe connection to the mail server: operations must look at it.',
  },
  MAIL_SERVER_AWAY: {
    da: 'Mailserveren kan ikke nås lige nu.',
    en: 'The mail server cannot be reached right now.',
  },
  FAX_BUSY: { da: 'Faxnummeret er optaget.', en: 'The fax number is busy.' },
  NO_FAX_ANSWERS: { da: 'Der svarer ingen fax på nummeret.', en: 'No fax answers at the number.' },
  FAX_LINE_DEAD: {
    da: 'Faxserverens linje er død: det skal driften se på.',
    en: "The fax server's line is dead: operations must look at it.",
  },
  FAX_INCOMPLETE: {
    da: 'Modtageren har kun fået nogle af siderne.',
    en: 'The recipient has only some of the pages.',
  },
  NO_FAX_ACCESS: {
    da: 'Vi har ikke adgang til faxserveren: det skal driften se på.',
    en: 'We have no access to the fax server: operations must look at it.',
  },
  FAX_SERVER_AWAY: {
    da: 'Faxserveren kan ikke nås lige nu.',
    en: 'The fax server cannot be reached right now.',
  },
}
