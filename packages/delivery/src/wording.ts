import type { Language } from './courier.js'

/** The sentences of a message, in one language. Counts are whole numbers from 1. */
export interface Wording {
  readonly fileNamePrefix: string
  readonly subject: (documents: number, firstCode: string) => string
  readonly heading: (documents: number) => string
  readonly greeting: (customer: string) => string
  readonly intro: (facts: IntroFacts) => string
  readonly stepsHeading: string
  readonly steps: (documents: number, returnAddress: string | undefined) => readonly string[]
  readonly condition: (documents: number) => string
  readonly mitId: (documents: number) => string
  readonly documentsHeading: (documents: number) => string
  readonly columns: { donor: string; numbers: string; pages: string; code: string }
  readonly numbers: (count: number) => string
  readonly pages: (count: number) => string
  readonly contact: (issuer: string, phone: string | undefined, email: string | undefined) => string
  readonly why: (issuer: string) => string
  readonly fax: { to: string; from: string; call: string; request: (documents: number) => string }
}

/** What the first sentence tells: `donor` only when all documents go to one. */
export interface IntroFacts {
  readonly documents: number
  readonly numbers: number
  readonly donor: string | undefined
  readonly issuer: string
}

const danish: Wording = {
  fileNamePrefix: 'Fuldmagt',
  subject: (documents, firstCode) =>
    documents === 1
      ? `Fuldmagt til nummerflytning – underskriv og returnér (${firstCode})`
      : `Fuldmagter til nummerflytning – underskriv og returnér (${firstCode} og ${documents - 1} til)`,
  heading: (documents) => (documents === 1 ? 'Fuldmagt til nummerflytning' : 'Fuldmagter til nummerflytning'),
  greeting: (customer) => `Kære ${customer}`,
  intro: ({ documents, numbers, donor, issuer }) =>
    documents === 1 && donor !== undefined
      ? `Vedhæftet er den fuldmagt, vi skal bruge for at flytte ${danishNumbers(numbers)} fra ${donor} til ${issuer}.`
      : `Vedhæftet er de ${documents} fuldmagter, vi skal bruge for at flytte ${danishNumbers(numbers)} til ${issuer}. Der er én fuldmagt til hver af de operatører, numrene flyttes fra.`,
  stepsHeading: 'Sådan gør du',
  steps: (documents, returnAddress) => [
    documents === 1
      ? 'Udskriv fuldmagten, og kontrollér, at oplysningerne er rigtige.'
      : 'Udskriv alle fuldmagterne, og kontrollér, at oplysningerne er rigtige.',
    documents === 1
      ? 'Udfyld sted og dato, underskriv, og skriv dit navn med blokbogstaver under underskriften.'
      : 'Udfyld sted og dato, underskriv, og skriv dit navn med blokbogstaver under underskriften på hver fuldmagt.',
    returnAddress === undefined
      ? 'Scan eller fotografér alle sider, så koden på hver side kan læses, og send dem som svar på denne mail.'
      : `Scan eller fotografér alle sider, så koden på hver side kan læses, og send dem som svar på denne mail eller til ${returnAddress}.`,
  ],
  condition: (documents) =>
    documents === 1
      ? 'Nummerflytningen går først i gang, når vi har modtaget den underskrevne fuldmagt.'
      : 'Flytningen fra en operatør går først i gang, når vi har modtaget den underskrevne fuldmagt til netop den operatør.',
  mitId: (documents) =>
    documents === 1
      ? 'Fuldmagten kan også underskrives med MitID, når du har fået et link til det.'
      : 'Fuldmagterne kan også underskrives med MitID, når du har fået et link til det.',
  documentsHeading: (documents) => (documents === 1 ? 'Vedhæftet dokument' : 'Vedhæftede dokumenter'),
  columns: { donor: 'Flyttes fra', numbers: 'Numre', pages: 'Sider', code: 'Portingkode' },
  numbers: danishNumbers,
  pages: (count) => (count === 1 ? '1 side' : `${count} sider`),
  contact: (issuer, phone, email) => {
    if (phone === undefined)
      return `Har du spørgsmål, så skriv til ${email ?? 'os ved at svare på denne mail'}.`
    return `Har du spørgsmål, så ring til ${issuer} på ${phone}${email === undefined ? '' : `, eller skriv til ${email}`}.`
  },
  why: (issuer) =>
    `Du får denne mail, fordi der er bestilt flytning af telefonnumre til ${issuer}. Kender du ikke noget til det, så underskriv ikke, men kontakt os.`,
  fax: {
    to: 'Til',
    from: 'Fra',
    call: 'Telefon',
    request: (documents) =>
      documents === 1
        ? 'Fuldmagt til nummerflytning. Underskriv og returnér den. Flytningen går først i gang, når vi har modtaget den underskrevne fuldmagt.'
        : `${documents} fuldmagter til nummerflytning. Underskriv og returnér dem alle. Flytningen fra en operatør går først i gang, når vi har modtaget den underskrevne fuldmagt til netop den operatør.`,
  },
}

const english: Wording = {
  fileNamePrefix: 'Power-of-attorney',
  subject: (documents, firstCode) =>
    documents === 1
      ? `Power of attorney for number porting – please sign and return (${firstCode})`
      : `Powers of attorney for number porting – please sign and return (${firstCode} and ${documents - 1} more)`,
  heading: (documents) =>
    documents === 1 ? 'Power of attorney for number porting' : 'Powers of attorney for number porting',
  greeting: (customer) => `Dear ${customer}`,
  intro: ({ documents, numbers, donor, issuer }) =>
    documents === 1 && donor !== undefined
      ? `Attached is the power of attorney that we need in order to port ${englishNumbers(numbers)} from ${donor} to ${issuer}.`
      : `Attached are the ${documents} powers of attorney that we need in order to port ${englishNumbers(numbers)} to ${issuer}. There is one for each operator that numbers are ported from.`,
  stepsHeading: 'What to do',
  steps: (documents, returnAddress) => [
    documents === 1
      ? 'Print the power of attorney and check that the details are correct.'
      : 'Print all the powers of attorney and check that the details are correct.',
    documents === 1
      ? 'Fill in place and date, sign it, and write your name in capital letters below the signature.'
      : 'Fill in place and date, sign, and write your name in capital letters below the signature on each of them.',
    returnAddress === undefined
      ? 'Scan or photograph all pages so that the code on each page can be read, and send them in reply to this e-mail.'
      : `Scan or photograph all pages so that the code on each page can be read, and send them in reply to this e-mail or to ${returnAddress}.`,
  ],
  condition: (documents) =>
    documents === 1
      ? 'The porting does not start until we have received the signed power of attorney.'
      : 'The porting from an operator does not start until we have received the signed power of attorney for that operator.',
  mitId: (documents) =>
    documents === 1
      ? 'The power of attorney can also be signed with MitID once you have been sent a link for it.'
      : 'The powers of attorney can also be signed with MitID once you have been sent a link for it.',
  documentsHeading: (documents) => (documents === 1 ? 'Attached document' : 'Attached documents'),
  columns: { donor: 'Ported from', numbers: 'Numbers', pages: 'Pages', code: 'Porting code' },
  numbers: englishNumbers,
  pages: (count) => (count === 1 ? '1 page' : `${count} pages`),
  contact: (issuer, phone, email) => {
    if (phone === undefined) return `Any questions? Write to ${email ?? 'us by replying to this e-mail'}.`
    return `Any questions? Call ${issuer} on ${phone}${email === undefined ? '' : ` or write to ${email}`}.`
  },
  why: (issuer) =>
    `You receive this e-mail because the porting of phone numbers to ${issuer} has been ordered. If you know nothing about it, do not sign, but contact us.`,
  fax: {
    to: 'To',
    from: 'From',
    call: 'Phone',
    request: (documents) =>
      documents === 1
        ? 'Power of attorney for number porting. Please sign and return it. The porting does not start until we have received the signed power of attorney.'
        : `${documents} powers of attorney for number porting. Please sign and return all of them. The porting from an operator does not start until we have received the signed power of attorney for that operator.`,
  },
}

/** The wording of each language that a customer can be written to in. */
export const wordings: Readonly<Record<Language, Wording>> = { da: danish, en: english }

function danishNumbers(count: number): string {
  return count === 1 ? '1 telefonnummer' : `${count} telefonnumre`
}

function englishNumbers(count: number): string {
  return count === 1 ? '1 phone number' : `${count} phone numbers`
}
