import type { Language, StoredRejection } from '@telecomx/database'
import {
  type CorrectableField,
  isRejectionReason,
  type Rejection,
  type RejectionReason,
} from '@telecomx/validation'

/** What a donor's refusal means and what is to be corrected; undefined of one whose reason nobody gave. */
export function describeRejection(
  { message, validatesCustomerId }: StoredRejection,
  language: Language,
): Rejection | undefined {
  if (!isRejectionReason(message)) return undefined
  const { correct, words, mayBeCustomerId } = corrections[message]
  const isCustomerIdToo = validatesCustomerId && mayBeCustomerId
  return {
    reason: message,
    correct: [...correct, ...(isCustomerIdToo ? (['donorCustomerId'] as const) : [])],
    description: [words[language], ...(isCustomerIdToo ? [customerIdToo[language]] : [])].join(' '),
  }
}

interface Correction {
  correct: readonly CorrectableField[]
  words: Record<Language, string>
  /** A donor that compares its customer number may have meant that: it could not find what was ordered. */
  mayBeCustomerId: boolean
}

const corrections: Readonly<Record<RejectionReason, Correction>> = {
  AUTH_MISSING: {
    correct: ['documents'],
    words: {
      da: 'Afgivende operatør mangler en gyldig fuldmagt: lav en ny, og få den underskrevet af ejeren.',
      en: 'The donor has no valid power of attorney: make a new one and have the owner sign it.',
    },
    mayBeCustomerId: true,
  },
  WRONG_OWNER: {
    correct: ['customer.name', 'customer.address', 'customer.zip', 'customer.city', 'customer.vatNumber'],
    words: {
      da: 'Afgivende operatør kender en anden ejer: ret kundens navn, adresse eller CVR-nummer, eller angiv ejeren, når der laves en ny fuldmagt.',
      en: "The donor knows another owner: correct the customer's name, address or VAT number, or give the owner when a new power of attorney is made.",
    },
    mayBeCustomerId: true,
  },
  SIM_MISMATCH: {
    correct: ['donorSimNumber'],
    words: {
      da: 'Nummeret sidder på et andet SIM-kort hos afgivende operatør: ret SIM-kortets nummer.',
      en: 'The number is on another SIM card at the donor: correct the number of the SIM card.',
    },
    mayBeCustomerId: false,
  },
  NOT_IN_USE: {
    correct: ['number'],
    words: {
      da: 'Nummeret er ikke i brug hos afgivende operatør: kontrollér nummeret, og fjern det fra kontoen, hvis det er forkert.',
      en: 'The number is not in use at the donor: check it, and take it off the account if it is wrong.',
    },
    mayBeCustomerId: true,
  },
  CUSTOMER_REJECT: {
    correct: ['customer'],
    words: {
      da: 'Ejeren har over for afgivende operatør sagt nej til flytningen: tal med ejeren, før den bestilles igen.',
      en: 'The owner told the donor not to move the number: speak with the owner before it is ordered again.',
    },
    mayBeCustomerId: false,
  },
  RANGE_MISMATCH: {
    correct: ['number', 'additionalNumbers'],
    words: {
      da: 'Numrene passer ikke med nummerserien hos afgivende operatør: kontrollér dem, eller del flytningen, så numrene flyttes hver for sig.',
      en: "The numbers do not match the donor's series: check them, or split the porting, so that each number moves by itself.",
    },
    mayBeCustomerId: true,
  },
}

const customerIdToo: Record<Language, string> = {
  da: 'Kontrollér også kundenummeret hos afgivende operatør.',
  en: 'Check the customer number at the donor, too.',
}
