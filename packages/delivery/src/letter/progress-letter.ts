import { oneLine } from '../courier/one-line.js'
import type { Parcel } from '../courier/courier.js'
import { type Block, issuerName, type LetterBody, paragraph } from './letter.js'
import { namedNumbers } from './named-numbers.js'
import { progressWordings } from './progress-wording.js'
import { wordings } from './wording.js'

type ProgressParcel = Extract<Parcel, { letter: 'PROGRESS' }>

/** That portings went on: what happened, when the numbers move, what comes next, and which numbers. */
export function writeProgress(parcel: ProgressParcel): LetterBody {
  const { facts, language } = parcel
  const wording = progressWordings[language]
  const customer = oneLine(facts.customerName)
  const contact = oneLine(parcel.contactName ?? '')
  const heading = wording.headings[facts.stage]
  return {
    subject: wording.subject(heading, customer),
    heading,
    greeting: facts.isForCustomer ? wordings[language].greeting(contact || customer) : wording.greetingOther,
    blocks: [
      ...news(parcel),
      {
        kind: 'facts',
        rows: [
          ...(customer === '' ? [] : [[wording.customer, customer] as const]),
          [wording.numbers(facts.numberCount), namedNumbers(facts, language)],
        ],
      },
    ],
    addressee: customer,
    why: facts.isForCustomer ? wording.why(issuerName(parcel)) : wording.whyOther(issuerName(parcel)),
  }
}

function news({ facts: { stage, date, reason, numberCount }, language }: ProgressParcel): Block[] {
  const wording = progressWordings[language]
  const [happened, next] = wording.news[stage]
  if (reason !== undefined) {
    const [fault, advice] = wording.rejections[reason]
    return [paragraph(happened), { kind: 'callout', strong: fault, text: advice }]
  }
  if (date !== undefined)
    return [
      paragraph(happened),
      { kind: 'callout', strong: wording.date(new Date(date), numberCount), text: next },
    ]
  return [paragraph(happened), paragraph(next)]
}
