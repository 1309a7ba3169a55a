import { inBothLanguages } from '../../language/in-both-languages.js'
import { rejectionReasons } from '../../language/rejection-reasons.js'

/** What is said of portings wherever they are shown. */
export const portingWords = inBothLanguages(
  {
    statuses: {
      OPEN: 'Åbne',
      CLOSED: 'Besvarede og afsluttede',
      ATTENTION: 'Kræver opmærksomhed',
      WAITING: 'Venter på kunden',
      READY: 'Klar til bestilling',
      ORDERED: 'Bestilte',
      CONFIRMED: 'Bekræftede',
      REJECTED: 'Afviste',
      PORT_TODAY: 'Flyttes i dag',
      PORT_TOMORROW: 'Flyttes i morgen',
      PORT_NEXT5DAYS: 'Flyttes inden for fem dage',
    },
    reasons: rejectionReasons.da,
    corrections: {
      AUTH_MISSING:
        'Operatøren mangler en gyldig fuldmagt: lad porteringen vente på underskrift, lav en ny fuldmagt, og få den underskrevet af ejeren.',
      WRONG_OWNER:
        'Operatøren kender en anden ejer: ret kundens navn, adresse eller CVR-nummer, hvis de er forkerte, lad porteringen vente på underskrift, og lav en ny fuldmagt. Er ejeren en anden end kunden, angives ejeren dér.',
      SIM_MISMATCH: 'Nummeret sidder på et andet SIM-kort hos operatøren: ret SIM-nummeret, og bestil igen.',
      NOT_IN_USE:
        'Nummeret er ikke i brug hos operatøren: kontrollér det, og tag det af kontoen, hvis det er forkert.',
      CUSTOMER_REJECT: 'Ejeren har sagt nej over for operatøren: tal med ejeren, før der bestilles igen.',
      RANGE_MISMATCH:
        'Numrene passer ikke med nummerserien hos operatøren: kontrollér dem, eller del porteringen op.',
    },
    customerIdToo: 'Kontrollér også kundenummeret hos operatøren.',
    types: { SIP: 'Fastnet (SIP)', MVNO: 'Mobil (MVNO)' },
    movesOn: (day: string) => `Flyttes ${day}`,
    orderedAt: (moment: string) => `Bestilles af sig selv ${moment}`,
    unknownOperator: (code: string) => `Operatør ${code}`,
  },
  {
    statuses: {
      OPEN: 'Open',
      CLOSED: 'Answered and over',
      ATTENTION: 'Need attention',
      WAITING: 'Waiting for the customer',
      READY: 'Ready to order',
      ORDERED: 'Ordered',
      CONFIRMED: 'Confirmed',
      REJECTED: 'Refused',
      PORT_TODAY: 'Move today',
      PORT_TOMORROW: 'Move tomorrow',
      PORT_NEXT5DAYS: 'Move within five days',
    },
    reasons: rejectionReasons.en,
    corrections: {
      AUTH_MISSING:
        'The donor has no valid power of attorney: let the porting wait for a signature, make a new power of attorney, and have the owner sign it.',
      WRONG_OWNER:
        'The donor knows another owner: correct the customer’s name, address or VAT number if they are wrong, let the porting wait for a signature, and make a new power of attorney. Where the owner is not the customer, give the owner there.',
      SIM_MISMATCH:
        'The number is on another SIM card at the donor: correct the SIM number, and order again.',
      NOT_IN_USE:
        'The number is not in use at the donor: check it, and take it off the account if it is wrong.',
      CUSTOMER_REJECT: 'The owner said no to the donor: speak with the owner before it is ordered again.',
      RANGE_MISMATCH: 'The numbers do not match the donor’s series: check them, or split the porting.',
    },
    customerIdToo: 'Check the customer number at the donor, too.',
    types: { SIP: 'Fixed line (SIP)', MVNO: 'Mobile (MVNO)' },
    movesOn: (day: string) => `Moves ${day}`,
    orderedAt: (moment: string) => `Ordered by itself ${moment}`,
    unknownOperator: (code: string) => `Operator ${code}`,
  },
)

export type PortingWords = (typeof portingWords)['da']
