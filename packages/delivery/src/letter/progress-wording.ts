import type { PortingStage, RejectionReason } from '@telecomx/validation'
import type { Language } from '../courier/courier.js'
import { danishDay, danishNumbers, englishDay, englishNumbers } from './wording.js'

/** What happened, and what comes next. */
type News = readonly [happened: string, next: string]

const danish = {
  subject: (heading: string, customer: string) => (customer === '' ? heading : `${heading}: ${customer}`),
  headings: {
    IN_CREATED: 'Nummerflytningen er oprettet',
    IN_AWAITING_POA_FROM_CUSTOMER: 'Fuldmagten mangler underskrift',
    IN_POA_RECEIVED_FROM_CUSTOMER: 'Den underskrevne fuldmagt er modtaget',
    IN_POA_SENT: 'Fuldmagten er sendt til den nuværende operatør',
    IN_ORDERED: 'Nummerflytningen er bestilt',
    IN_CONFIRMED: 'Datoen for nummerflytningen er fastlagt',
    IN_REJECTED: 'Nummerflytningen er afvist',
    IN_DONOR_CONTACTED: 'Vi har kontaktet den nuværende operatør',
    IN_COMPLETED: 'Nummerflytningen er gennemført',
    IN_CANCELLED: 'Nummerflytningen er annulleret',
  } satisfies Record<PortingStage, string>,
  news: {
    IN_CREATED: [
      'Flytningen er oprettet, og intet er sendt endnu.',
      'Næste skridt er en fuldmagt, som ejeren af numrene skal underskrive.',
    ],
    IN_AWAITING_POA_FROM_CUSTOMER: [
      'Vi venter på den underskrevne fuldmagt fra ejeren af numrene.',
      'Når vi har den, kontrollerer vi den og sender den til den nuværende operatør.',
    ],
    IN_POA_RECEIVED_FROM_CUSTOMER: [
      'Vi har fået den underskrevne fuldmagt.',
      'Vi kontrollerer den, og så går flytningen videre.',
    ],
    IN_POA_SENT: [
      'Den underskrevne fuldmagt er sendt til den nuværende operatør.',
      'Næste skridt er, at vi bestiller flytningen.',
    ],
    IN_ORDERED: [
      'Flytningen er bestilt hos den nuværende operatør.',
      'Operatøren bekræfter en dato eller afviser. Vi skriver, så snart vi ved det.',
    ],
    IN_CONFIRMED: [
      'Den nuværende operatør har bekræftet flytningen.',
      'Opsig ikke selv abonnementet hos den nuværende operatør: det sker som led i flytningen.',
    ],
    IN_REJECTED: [
      'Den nuværende operatør har afvist flytningen.',
      'Vi ser på, hvad der skal til, for at den kan bestilles igen.',
    ],
    IN_DONOR_CONTACTED: [
      'Vi har spurgt den nuværende operatør om flytningen.',
      'Vi skriver, når der er nyt.',
    ],
    IN_COMPLETED: ['Flytningen er gennemført.', 'Der er ikke mere at gøre.'],
    IN_CANCELLED: [
      'Flytningen er annulleret.',
      'Intet flyttes fra den nuværende operatør, medmindre flytningen bestilles igen.',
    ],
  } satisfies Record<PortingStage, News>,
  /** What the customer is told beyond that. */
  rejections: {
    AUTH_MISSING: [
      'Operatøren mener ikke at have en gyldig fuldmagt.',
      'Der skal underskrives en ny fuldmagt. Den får du af os.',
    ],
    WRONG_OWNER: [
      'Navn eller adresse er ikke det, operatøren har som ejer af numrene.',
      'Se på en regning fra operatøren, hvem der står som ejer og på hvilken adresse, og giv os besked. Derefter skal der underskrives en ny fuldmagt.',
    ],
    SIM_MISMATCH: [
      'SIM-kortets nummer er ikke det, operatøren har til telefonnummeret.',
      'Giv os det nummer (ICC), der står på SIM-kortet, som bruges nu.',
    ],
    NOT_IN_USE: [
      'Operatøren har ikke telefonnummeret i brug.',
      'Kontrollér nummeret, og at abonnementet ikke er opsagt, og giv os besked.',
    ],
    CUSTOMER_REJECT: [
      'Operatøren oplyser, at ejeren af numrene ikke ønsker flytningen.',
      'Giv operatøren og os besked, hvis numrene skal flyttes alligevel.',
    ],
    RANGE_MISMATCH: [
      'Numrene passer ikke med den nummerserie, operatøren har.',
      'Se på en regning fra operatøren, hvilke numre der hører sammen, og giv os besked.',
    ],
  } satisfies Record<RejectionReason, News>,
  date: (day: Date, numbers: number) =>
    `${numbers === 1 ? 'Nummeret' : 'Numrene'} flyttes ${danishDay(day)}.`,
  numbers: (count: number) => (count === 1 ? 'Telefonnummer' : danishNumbers(count)),
  customer: 'Kunde',
  greetingOther: 'Goddag',
  why: (issuer: string) => `Du får denne mail, fordi der er bestilt flytning af telefonnumre til ${issuer}.`,
  whyOther: (issuer: string) =>
    `Du får denne mail, fordi din adresse står på flytningen hos ${issuer} som en, der skal høre om den. Vil du ikke det, så kontakt os.`,
}

const english: typeof danish = {
  subject: (heading, customer) => (customer === '' ? heading : `${heading}: ${customer}`),
  headings: {
    IN_CREATED: 'The number porting has been created',
    IN_AWAITING_POA_FROM_CUSTOMER: 'The power of attorney needs a signature',
    IN_POA_RECEIVED_FROM_CUSTOMER: 'The signed power of attorney has been received',
    IN_POA_SENT: 'The power of attorney has been sent to the current operator',
    IN_ORDERED: 'The number porting has been ordered',
    IN_CONFIRMED: 'The date of the number porting is set',
    IN_REJECTED: 'The number porting has been refused',
    IN_DONOR_CONTACTED: 'We have contacted the current operator',
    IN_COMPLETED: 'The number porting is complete',
    IN_CANCELLED: 'The number porting has been cancelled',
  },
  news: {
    IN_CREATED: [
      'The porting has been created, and nothing has been sent yet.',
      'The next step is a power of attorney for the owner of the numbers to sign.',
    ],
    IN_AWAITING_POA_FROM_CUSTOMER: [
      'We are waiting for the signed power of attorney from the owner of the numbers.',
      'When we have it, we will check it and send it to the current operator.',
    ],
    IN_POA_RECEIVED_FROM_CUSTOMER: [
      'We have received the signed power of attorney.',
      'We will check it, and then the porting goes on.',
    ],
    IN_POA_SENT: [
      'The signed power of attorney has been sent to the current operator.',
      'The next step is that we order the porting.',
    ],
    IN_ORDERED: [
      'The porting has been ordered from the current operator.',
      'The operator will confirm a date or refuse. We will write as soon as we know.',
    ],
    IN_CONFIRMED: [
      'The current operator has confirmed the porting.',
      'Do not cancel the subscription with the current operator yourself: that is part of the porting.',
    ],
    IN_REJECTED: [
      'The current operator has refused the porting.',
      'We are looking at what it takes to order it again.',
    ],
    IN_DONOR_CONTACTED: [
      'We have asked the current operator about the porting.',
      'We will write when there is news.',
    ],
    IN_COMPLETED: ['The porting is complete.', 'There is nothing more to do.'],
    IN_CANCELLED: [
      'The porting has been cancelled.',
      'Nothing moves from the current operator unless the porting is ordered again.',
    ],
  },
  rejections: {
    AUTH_MISSING: [
      'The operator says that it has no valid power of attorney.',
      'A new power of attorney must be signed. You will get it from us.',
    ],
    WRONG_OWNER: [
      'Name or address is not what the operator has for the owner of the numbers.',
      'Look on an invoice from the operator who is named as the owner and at which address, and let us know. Then a new power of attorney must be signed.',
    ],
    SIM_MISMATCH: [
      'The number of the SIM card is not what the operator has for the phone number.',
      'Give us the number (ICC) that is printed on the SIM card in use now.',
    ],
    NOT_IN_USE: [
      'The phone number is not in use at the operator.',
      'Check the number, and that the subscription has not been cancelled, and let us know.',
    ],
    CUSTOMER_REJECT: [
      'The operator says that the owner of the numbers does not want the porting.',
      'Let the operator and us know if the numbers are to be ported after all.',
    ],
    RANGE_MISMATCH: [
      'The numbers do not match the number series that the operator has.',
      'Look on an invoice from the operator which numbers belong together, and let us know.',
    ],
  },
  date: (day, numbers) => `The ${numbers === 1 ? 'number' : 'numbers'} will be ported on ${englishDay(day)}.`,
  numbers: (count) => (count === 1 ? 'Phone number' : englishNumbers(count)),
  customer: 'Customer',
  greetingOther: 'Hello',
  why: (issuer) =>
    `You are receiving this e-mail because the porting of phone numbers to ${issuer} has been ordered.`,
  whyOther: (issuer) =>
    `You are receiving this e-mail because your address is among those who are to hear of this porting at ${issuer}. If you do not want that, please contact us.`,
}

export const progressWordings: Readonly<Record<Language, typeof danish>> = { da: danish, en: english }
