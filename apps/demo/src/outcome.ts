import { fault } from './fault.js'
import type { JobOutcome } from './run-job.js'

/** The documents in a table: a line for each set, and below it one for each donor. */
export function writeSets(sets: JobOutcome['sets']): string {
  const rows = sets.flatMap(({ set, donors }) => {
    const planned = [...donors.values()]
    const documents = set.files.map(({ filename, pages }, index) => {
      const listed = planned[index]
      if (!listed) throw fault(`the plan did not have ${filename}`)
      return { name: `  ${listed.operatorName}`, numbers: listed.numbers, pages, filename }
    })
    const sum = (key: 'numbers' | 'pages') => documents.reduce((total, document) => total + document[key], 0)
    const whole = {
      name: set.title,
      numbers: sum('numbers'),
      pages: sum('pages'),
      time: `${set.milliseconds} ms`,
    }
    return [whole, ...documents].map(writeRow)
  })
  return `${writeRow({ name: 'Donor', numbers: 'Numbers', pages: 'Pages', filename: 'File', time: 'Created in' })}${rows.join('')}`
}

interface Row {
  name: string
  numbers: number | string
  pages: number | string
  filename?: string
  time?: string
}

function writeRow({ name, numbers, pages, filename = '', time = '' }: Row): string {
  const counts = [String(numbers).padStart(8), String(pages).padStart(7)].join('')
  return `${`${name.padEnd(30)}${counts}  ${filename.padEnd(32)}${time.padStart(10)}`.trimEnd()}\n`
}

export function writeMails(mails: JobOutcome['mails']): string {
  const lines = mails.map(({ kind, documents, filename }) => {
    const what = kind === 'FAX' ? 'Fax, handed to the gateway' : 'E-mail to the contact'
    return `${`${what}, ${documents} documents`.padEnd(47)}${filename}\n`
  })
  return lines.join('')
}

/** The tries of the delivery that was refused, and what the customer reads about it. */
export function writeInsisted({ filename, answers, description }: JobOutcome['insisted']): string {
  const tries = answers.map((answer, index) => `  try ${index + 1}: ${answer}\n`).join('')
  return `${'E-mail to a busy mailbox'.padEnd(47)}${filename}\n${tries}  the customer reads: ${description}\n`
}

/** What is to be seen of the document that came back. */
export function writeBroughtBack({ scan, mailToDonor, order, trail }: JobOutcome['broughtBack']): string {
  const files = [
    ['The signed document, scanned', scan],
    ['E-mail to the donor, with it', mailToDonor],
    ['The order, as it left', order],
    ['Who did what, from document to completion', trail],
  ] as const
  return files.map(([what, filename]) => `${what.padEnd(47)}${filename}\n`).join('')
}
