import { oneLine } from '../courier/one-line.js'
import type { Parcel } from '../courier/courier.js'
import { donorWordings } from './donor-wording.js'
import { issuerName, issuerWithCode, type LetterBody, mediumOf, paragraph } from './letter.js'
import { namedNumbers } from './named-numbers.js'

/** The signed copy, for the donor or whoever else it is sent to. */
export function writeDonor(parcel: Extract<Parcel, { letter: 'DONOR' }>): LetterBody {
  const { facts, language } = parcel
  const wording = donorWordings[language]
  const [owner, donor, code] = [facts.ownerName, facts.donorName, facts.portingCode].map(oneLine) as [
    string,
    string,
    string,
  ]
  const [issuer, medium] = [issuerName(parcel), mediumOf(parcel)]
  return {
    subject: wording.subject(code),
    heading: wording.heading,
    greeting: wording.greeting(facts.toDonor ? donor : undefined),
    blocks: [
      paragraph(wording.intro({ owner, numbers: facts.numberCount, donor, issuer })),
      {
        kind: 'facts',
        rows: [
          [wording.code, code],
          [wording.owner, owner],
          [wording.donor, `${donor} (CPS ${oneLine(facts.operator)})`],
          [wording.recipient, issuerWithCode(parcel)],
          [wording.numbers(facts.numberCount), namedNumbers(facts, language)],
        ],
      },
      ...(facts.toDonor ? [paragraph(wording.request)] : []),
    ],
    addressee: facts.toDonor ? donor : parcel.recipient,
    why: facts.toDonor ? wording.whyDonor(issuer, medium) : wording.whyOther(issuer, medium),
  }
}
