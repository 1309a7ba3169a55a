import type { Language } from '../courier/courier.js'

/** A day is a date without a time, held as midnight UTC: read in any other zone it could be the day before. */
const DAY = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const
const danishDay = new Intl.DateTimeFormat('da', DAY)
const britishDay = new Intl.DateTimeFormat('en-GB', DAY)
const danishCount = new Intl.NumberFormat('da')
const britishCount = new Intl.NumberFormat('en-GB')

/** Counts are whole numbers from 1. */
const danish = {
  subject: (documents: number, firstCode: string) =>
    documents === 1
      ? `Fuldmagt til nummerflytning – underskriv og returnér (${firstCode})`
      : `Fuldmagter til nummerflytning – underskriv og returnér (${firstCode} og ${documents - 1} til)`,
  heading: (documents: number): string =>
    documents === 1 ? 'Fuldmagt til nummerflytning' : 'Fuldmagter til nummerflytning',
  regarding: (customer: string) => `Vedrørende: ${customer}`,
  /** `name` is empty when nobody is known. */
  greeting: (name: string) => `Kære ${name || 'kunde'}`,
  /** `donor` is the first document's, empty if it has no name. */
  intro: (documents: number, numbers: number, donor: string, issuer: string) =>
    documents === 1
      ? `Vedhæftet er den fuldmagt, vi skal bruge for at flytte ${danishNumbers(numbers)}${donor === '' ? '' : ` fra ${donor}`} til ${issuer}.`
      : `Vedhæftet er de ${documents} fuldmagter, vi skal bruge for at flytte ${danishNumbers(numbers)} til ${issuer}. Der er én fuldmagt til hver af de operatører, numrene flyttes fra.`,
  stepsHeading: 'Sådan gør du',
  steps: (documents: number, returnAddress: string | undefined) => [
    documents === 1
      ? 'Udskriv fuldmagten, og kontrollér, at oplysningerne er rigtige. Er noget forkert, så kontakt os, før du underskriver.'
      : 'Udskriv alle fuldmagterne, og kontrollér, at oplysningerne er rigtige. Er noget forkert, så kontakt os, før du underskriver.',
    documents === 1
      ? 'Udfyld sted, dato og de øvrige tomme felter, underskriv, og skriv dit navn med blokbogstaver.'
      : 'Gør sådan med hver fuldmagt: Udfyld sted, dato og de øvrige tomme felter, underskriv, og skriv dit navn med blokbogstaver.',
    `Scan eller fotografér alle sider, så koden på hver side kan læses. Send dem som svar på denne mail${returnAddress === undefined ? '' : ` eller til ${returnAddress}`}.`,
  ],
  /** Without a day, soon. */
  deadline: (documents: number, day: Date | undefined) =>
    `Send ${documents === 1 ? 'fuldmagten' : 'fuldmagterne'} retur ${day === undefined ? 'snarest' : `senest ${danishDay.format(day)}`}.`,
  condition: (documents: number): string =>
    documents === 1
      ? 'Nummerflytningen går først i gang, når vi har modtaget den underskrevne fuldmagt.'
      : 'Flytningen fra en operatør går først i gang, når vi har modtaget den underskrevne fuldmagt til netop den operatør.',
  mitId: (documents: number): string =>
    documents === 1
      ? 'Får du et link fra os, kan du underskrive fuldmagten med MitID i stedet for på papir.'
      : 'Får du et link fra os, kan du underskrive fuldmagterne med MitID i stedet for på papir.',
  documentsHeading: (documents: number): string =>
    documents === 1 ? 'Vedhæftet dokument' : 'Vedhæftede dokumenter',
  code: 'porteringskode',
  numbers: danishNumbers,
  pages: danishPages,
  /** Whom to ask, if there is a phone number or an address. */
  contact: (issuer: string, phone: string | undefined, email: string | undefined) => {
    if (phone === undefined)
      return email === undefined ? undefined : `Har du spørgsmål, så skriv til ${email}.`
    return `Har du spørgsmål, så ring til ${issuer} på ${phone}${email === undefined ? '' : `, eller skriv til ${email}`}.`
  },
  /** Whom to ask otherwise, where a reply reaches somebody. */
  contactByReply: 'Har du spørgsmål, så svar på denne mail.',
  why: (issuer: string, medium: 'e-mail' | 'fax') =>
    `Du får denne ${medium === 'fax' ? 'fax' : 'mail'}, fordi der er bestilt flytning af telefonnumre til ${issuer}. Kender du ikke noget til det, så underskriv ikke, men kontakt os.`,
  fax: {
    to: 'Til',
    attention: 'Att.',
    from: 'Fra',
    title: (documents: number, pages: number) =>
      `${documents === 1 ? 'Fuldmagt' : `${documents} fuldmagter`} til nummerflytning (${danishPages(pages)})`,
    task: (documents: number, returnTo: string) =>
      `Kontrollér oplysningerne, udfyld alle tomme felter, underskriv${documents === 1 ? '' : ' hver fuldmagt'}, og send alle sider til ${returnTo}.`,
  },
}

const english: typeof danish = {
  subject: (documents, firstCode) =>
    documents === 1
      ? `Power of attorney for number porting – please sign and return (${firstCode})`
      : `Powers of attorney for number porting – please sign and return (${firstCode} and ${documents - 1} more)`,
  heading: (documents) =>
    documents === 1 ? 'Power of attorney for number porting' : 'Powers of attorney for number porting',
  regarding: (customer) => `Regarding: ${customer}`,
  greeting: (name) => `Dear ${name || 'customer'}`,
  intro: (documents, numbers, donor, issuer) =>
    documents === 1
      ? `Attached is the power of attorney that we need in order to port ${englishNumbers(numbers)}${donor === '' ? '' : ` from ${donor}`} to ${issuer}.`
      : `Attached are the ${documents} powers of attorney that we need in order to port ${englishNumbers(numbers)} to ${issuer}. There is one for each operator that the numbers are ported from.`,
  stepsHeading: 'What to do',
  steps: (documents, returnAddress) => [
    documents === 1
      ? 'Print the power of attorney and check that the details are correct. If anything is wrong, please contact us before you sign.'
      : 'Print all the powers of attorney and check that the details are correct. If anything is wrong, please contact us before you sign.',
    documents === 1
      ? 'Fill in the place, the date and the other empty fields, sign, and write your name in capital letters.'
      : 'On each of them, fill in the place, the date and the other empty fields, sign, and write your name in capital letters.',
    `Scan or photograph all pages so that the code on each page can be read. Send them in reply to this e-mail${returnAddress === undefined ? '' : ` or to ${returnAddress}`}.`,
  ],
  deadline: (documents, day) =>
    `Please return ${documents === 1 ? 'the power of attorney' : 'the powers of attorney'} ${day === undefined ? 'as soon as possible' : `by ${englishDay(day)}`}.`,
  condition: (documents) =>
    documents === 1
      ? 'The porting will not start until we have received the signed power of attorney.'
      : 'The porting from each operator will not start until we have received the signed power of attorney for that operator.',
  mitId: (documents) =>
    documents === 1
      ? 'If we send you a link, you can sign the power of attorney with MitID instead of on paper.'
      : 'If we send you a link, you can sign the powers of attorney with MitID instead of on paper.',
  documentsHeading: (documents) => (documents === 1 ? 'Attached document' : 'Attached documents'),
  code: 'porting code',
  numbers: englishNumbers,
  pages: englishPages,
  contact: (issuer, phone, email) => {
    if (phone === undefined) return email === undefined ? undefined : `Any questions? Write to ${email}.`
    return `Any questions? Call ${issuer} on ${phone}${email === undefined ? '' : ` or write to ${email}`}.`
  },
  contactByReply: 'Any questions? Reply to this e-mail.',
  why: (issuer, medium) =>
    `You are receiving this ${medium} because the porting of phone numbers to ${issuer} has been ordered. If you know nothing about it, please contact us and do not sign.`,
  fax: {
    to: 'To',
    attention: 'Attention',
    from: 'From',
    title: (documents, pages) =>
      `${documents === 1 ? 'Power' : `${documents} powers`} of attorney for number porting (${englishPages(pages)})`,
    task: (documents, returnTo) =>
      `Please check the details, fill in all empty fields, sign${documents === 1 ? '' : ' each of them'}, and send all pages to ${returnTo}.`,
  },
}

/** The wording of each language that a customer can be written to in. */
export const wordings: Readonly<Record<Language, typeof danish>> = { da: danish, en: english }

function danishNumbers(count: number): string {
  return count === 1 ? '1 telefonnummer' : `${danishCount.format(count)} telefonnumre`
}

function englishNumbers(count: number): string {
  return count === 1 ? '1 phone number' : `${britishCount.format(count)} phone numbers`
}

function danishPages(count: number): string {
  return count === 1 ? '1 side' : `${danishCount.format(count)} sider`
}

function englishPages(count: number): string {
  return count === 1 ? '1 page' : `${britishCount.format(count)} pages`
}

/** Versions of Unicode's data differ in whether a comma follows the weekday. */
function englishDay(day: Date): string {
  return britishDay.format(day).replace(',', '')
}
