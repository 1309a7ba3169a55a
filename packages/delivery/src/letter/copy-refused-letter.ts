import { oneLine } from '../courier/one-line.js'
import type { Parcel } from '../courier/courier.js'
import { copyRefusedWordings } from './copy-refused-wording.js'
import { issuerName, type LetterBody, paragraph, replyAddress } from './letter.js'
import { wordings } from './wording.js'

/** Why a signed copy cannot be used, and what to do now. */
export function writeCopyRefused(parcel: Extract<Parcel, { letter: 'COPY_REFUSED' }>): LetterBody {
  const { facts, language } = parcel
  const wording = copyRefusedWordings[language]
  const { regarding, greeting } = wordings[language]
  const [customer, contact] = [oneLine(parcel.customerName), oneLine(parcel.contactName ?? '')]
  const [code, message] = [oneLine(facts.portingCode), oneLine(facts.message ?? '')]
  const { isWaiting = true } = facts
  const [strong, text] = wording.reasons[facts.reason]
  return {
    subject: wording.subject(code),
    heading: wording.heading,
    regarding: contact === '' || customer === '' ? undefined : regarding(customer),
    greeting: greeting(contact || customer),
    blocks: [
      paragraph(wording.intro(oneLine(facts.filename), oneLine(facts.donorName), issuerName(parcel))),
      { kind: 'callout', strong, text: isWaiting ? text : wording.notNeeded },
      ...(message === '' ? [] : [paragraph(wording.remark(message))]),
      ...(isWaiting ? [paragraph(wording.send(code, replyAddress(parcel)))] : []),
    ],
    addressee: customer,
    why: wording.why(issuerName(parcel)),
  }
}
