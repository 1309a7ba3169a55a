import type { Language } from '../courier/courier.js'
import { danishNumbers, englishNumbers } from './wording.js'

interface SignedCopy {
  owner: string
  /** How many numbers it names. */
  numbers: number
  donor: string
  issuer: string
}

const danish = {
  subject: (code: string) => `Underskrevet fuldmagt til nummerflytning (${code})`,
  heading: 'Underskrevet fuldmagt til nummerflytning',
  /** To the donor's staff, or to whoever asked for a copy. */
  greeting: (donor: string | undefined) => (donor ? `Til nummerporteringen hos ${donor}` : 'Goddag'),
  intro: ({ owner, numbers, donor, issuer }: SignedCopy) =>
    `Vedhæftet er den fuldmagt, som ${owner} har underskrevet, til at flytte ${danishNumbers(numbers)} fra ${donor} til ${issuer}.`,
  request: 'Hvis fuldmagten ikke kan godkendes, beder vi om besked snarest med angivelse af porteringskoden.',
  code: 'Porteringskode',
  owner: 'Ejer af numrene',
  donor: 'Afgivende operatør',
  recipient: 'Modtagende operatør',
  numbers: (count: number): string => (count === 1 ? 'Telefonnummer' : 'Telefonnumre'),
  whyDonor: (issuer: string, medium: 'e-mail' | 'fax') =>
    `Denne ${medium === 'fax' ? 'fax' : 'mail'} er sendt af ${issuer}, som flytter numrene for deres ejer.`,
  whyOther: (issuer: string, medium: 'e-mail' | 'fax') =>
    `Du får denne ${medium === 'fax' ? 'fax' : 'mail'}, fordi en bruger hos ${issuer} har bedt om at få fuldmagten sendt til dig. Er det en fejl, så slet den, og kontakt os.`,
}

const english: typeof danish = {
  subject: (code) => `Signed power of attorney for number porting (${code})`,
  heading: 'Signed power of attorney for number porting',
  greeting: (donor) => (donor ? `To the number porting department of ${donor}` : 'Hello'),
  intro: ({ owner, numbers, donor, issuer }) =>
    `Attached is the power of attorney that ${owner} has signed in order to port ${englishNumbers(numbers)} from ${donor} to ${issuer}.`,
  request: 'If the power of attorney cannot be accepted, please let us know soon, stating the porting code.',
  code: 'Porting code',
  owner: 'Owner of the numbers',
  donor: 'Losing operator',
  recipient: 'Receiving operator',
  numbers: (count) => (count === 1 ? 'Phone number' : 'Phone numbers'),
  whyDonor: (issuer, medium) =>
    `This ${medium} was sent by ${issuer}, which is porting the numbers for their owner.`,
  whyOther: (issuer, medium) =>
    `You are receiving this ${medium} because a user at ${issuer} asked for the power of attorney to be sent to you. If that is a mistake, please delete it and contact us.`,
}

export const donorWordings: Readonly<Record<Language, typeof danish>> = { da: danish, en: english }
