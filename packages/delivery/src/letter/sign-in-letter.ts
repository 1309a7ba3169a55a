import { oneLine } from '../courier/one-line.js'
import type { Parcel } from '../courier/courier.js'
import { issuerName, type LetterBody, paragraph } from './letter.js'
import { signInWordings } from './sign-in-wording.js'
import { wordings } from './wording.js'

/** A link that signs its reader in: whom it is for, how long it is good, and what to do when nobody asked for it. */
export function writeSignIn(parcel: Extract<Parcel, { letter: 'SIGN_IN' }>): LetterBody {
  const { facts, language } = parcel
  const wording = signInWordings[language]
  const [issuer, customer] = [issuerName(parcel), oneLine(parcel.customerName)]
  const name = oneLine(parcel.contactName ?? '')
  return {
    subject: wording.subject(issuer),
    heading: wording.heading,
    greeting: wordings[language].greeting(name),
    blocks: [
      paragraph(wording.intro(name, customer, issuer)),
      { kind: 'link', label: wording.link, url: facts.link },
      paragraph(wording.valid),
      paragraph(wording.notAsked),
    ],
    addressee: customer,
    why: wording.why(issuer),
  }
}
