import { inBothLanguages } from './in-both-languages.js'

/** Why the donor refused. */
export const rejectionReasons = inBothLanguages(
  {
    AUTH_MISSING: 'Fuldmagt mangler',
    WRONG_OWNER: 'Forkert ejer',
    SIM_MISMATCH: 'SIM-nummer passer ikke',
    NOT_IN_USE: 'Nummeret er ikke i brug',
    CUSTOMER_REJECT: 'Kunden har sagt nej',
    RANGE_MISMATCH: 'Nummerserien passer ikke',
  },
  {
    AUTH_MISSING: 'Power of attorney is missing',
    WRONG_OWNER: 'Wrong owner',
    SIM_MISMATCH: 'SIM number does not match',
    NOT_IN_USE: 'The number is not in use',
    CUSTOMER_REJECT: 'The customer said no',
    RANGE_MISMATCH: 'The number series does not match',
  },
)
