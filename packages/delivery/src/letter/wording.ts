import type { Language } from '../courier/courier.js'

/** A day is a date without a time, held as midnight UTC: read in any other zone it could be the day before. */
const DAY = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const
const danishDayFormat = new Intl.DateTimeFormat('da', DAY)
const britishDayFormat = new Intl.DateTimeFormat('en-GB', DAY)
export const danishCount = new Intl.NumberFormat('da')
export const britishCount = new Intl.NumberFormat('en-GB')

/** Counts are whole numbers from 1. */
const danish = {
  openings: {
    first: {
      subject: (documents: number, firstCode: string) =>
        documents === 1
          ? `Fuldmagt til nummerflytning – underskriv og returnér (${firstCode})`
          : `Fuldmagter til nummerflytning – underskriv og returnér (${firstCode} og ${documents - 1} til)`,
      heading: (documents: number): string =>
        documents === 1 ? 'Fuldmagt til nummerflytning' : 'Fuldmagter til nummerflytning',
      /** `donor` is the first document's, empty if it has no name. */
      intro: (documents: number, numbers: number, donor: string, issuer: string) =>
        documents === 1
          ? `Vedhæftet er den fuldmagt, vi skal bruge for at flytte ${danishNumbers(numbers)}${danishDonor(donor)} til ${issuer}.`
          : `Vedhæftet er de ${documents} fuldmagter, vi skal bruge for at flytte ${danishNumbers(numbers)} til ${issuer}. Der er én fuldmagt til hver af de operatører, numrene flyttes fra.`,
      faxTitle: (documents: number, pages: number) =>
        `${documents === 1 ? 'Fuldmagt' : `${documents} fuldmagter`} til nummerflytning (${danishPages(pages)})`,
      /** What is to be overlooked when the copies crossed the letter. */
      disregard: (_documents: number): string => '',
    },
    reminder: {
      subject: (documents: number, firstCode: string) =>
        documents === 1
          ? `Påmindelse: Vi mangler din underskrevne fuldmagt (${firstCode})`
          : `Påmindelse: Vi mangler dine underskrevne fuldmagter (${firstCode} og ${documents - 1} til)`,
      heading: (documents: number): string =>
        documents === 1 ? 'Vi mangler din underskrevne fuldmagt' : 'Vi mangler dine underskrevne fuldmagter',
      intro: (documents: number, numbers: number, donor: string, issuer: string) =>
        documents === 1
          ? `Vi har endnu ikke fået den underskrevne fuldmagt, vi skal bruge for at flytte ${danishNumbers(numbers)}${danishDonor(donor)} til ${issuer}. Den er vedhæftet igen.`
          : `Vi har endnu ikke fået de ${documents} underskrevne fuldmagter, vi skal bruge for at flytte ${danishNumbers(numbers)} til ${issuer}. De er vedhæftet igen, én til hver af de operatører, numrene flyttes fra.`,
      faxTitle: (documents: number, pages: number) =>
        `Påmindelse: Vi mangler ${documents === 1 ? 'den underskrevne fuldmagt' : `de ${documents} underskrevne fuldmagter`} til nummerflytning (${danishPages(pages)})`,
      disregard: (documents: number) =>
        `Har du lige sendt ${documents === 1 ? 'den' : 'dem'}, kan du se bort fra denne påmindelse.`,
    },
  },
  regarding: (customer: string) => `Vedrørende: ${customer}`,
  /** `name` is empty when nobody is known. */
  greeting: (name: string) => `Kære ${name || 'kunde'}`,
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
    `Send ${documents === 1 ? 'fuldmagten' : 'fuldmagterne'} retur ${day === undefined ? 'snarest' : `senest ${danishDay(day)}`}.`,
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
    task: (documents: number, returnTo: string) =>
      `Kontrollér oplysningerne, udfyld alle tomme felter, underskriv${documents === 1 ? '' : ' hver fuldmagt'}, og send alle sider til ${returnTo}.`,
  },
}

const english: typeof danish = {
  openings: {
    first: {
      subject: (documents, firstCode) =>
        documents === 1
          ? `Power of attorney for number porting – please sign and return (${firstCode})`
          : `Powers of attorney for number porting – please sign and return (${firstCode} and ${documents - 1} more)`,
      heading: (documents) =>
        documents === 1 ? 'Power of attorney for number porting' : 'Powers of attorney for number porting',
      intro: (documents, numbers, donor, issuer) =>
        documents === 1
          ? `Attached is the power of attorney that we need in order to port ${englishNumbers(numbers)}${englishDonor(donor)} to ${issuer}.`
          : `Attached are the ${documents} powers of attorney that we need in order to port ${englishNumbers(numbers)} to ${issuer}. There is one for each operator that the numbers are ported from.`,
      faxTitle: (documents, pages) =>
        `${documents === 1 ? 'Power' : `${documents} powers`} of attorney for number porting (${englishPages(pages)})`,
      disregard: () => '',
    },
    reminder: {
      subject: (documents, firstCode) =>
        documents === 1
          ? `Reminder: we are missing your signed power of attorney (${firstCode})`
          : `Reminder: we are missing your signed powers of attorney (${firstCode} and ${documents - 1} more)`,
      heading: (documents) =>
        documents === 1
          ? 'We are missing your signed power of attorney'
          : 'We are missing your signed powers of attorney',
      intro: (documents, numbers, donor, issuer) =>
        documents === 1
          ? `We have not yet received the signed power of attorney that we need in order to port ${englishNumbers(numbers)}${englishDonor(donor)} to ${issuer}. It is attached again.`
          : `We have not yet received the ${documents} signed powers of attorney that we need in order to port ${englishNumbers(numbers)} to ${issuer}. They are attached again, one for each operator that the numbers are ported from.`,
      faxTitle: (documents, pages) =>
        `Reminder: we are missing the ${documents === 1 ? 'signed power' : `${documents} signed powers`} of attorney for number porting (${englishPages(pages)})`,
      disregard: (documents) =>
        `If you have just sent ${documents === 1 ? 'it' : 'them'}, please disregard this reminder.`,
    },
  },
  regarding: (customer) => `Regarding: ${customer}`,
  greeting: (name) => `Dear ${name || 'customer'}`,
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
    task: (documents, returnTo) =>
      `Please check the details, fill in all empty fields, sign${documents === 1 ? '' : ' each of them'}, and send all pages to ${returnTo}.`,
  },
}

/** The wording of each language that a customer can be written to in. */
export const wordings: Readonly<Record<Language, typeof danish>> = { da: danish, en: english }

export function danishNumbers(count: number): string {
  return count === 1 ? '1 telefonnummer' : `${danishCount.format(count)} telefonnumre`
}

export function englishNumbers(count: number): string {
  return count === 1 ? '1 phone number' : `${britishCount.format(count)} phone numbers`
}

function danishDonor(name: string): string {
  return name === '' ? '' : ` fra ${name}`
}

function englishDonor(name: string): string {
  return name === '' ? '' : ` from ${name}`
}

function danishPages(count: number): string {
  return count === 1 ? '1 side' : `${danishCount.format(count)} sider`
}

function englishPages(count: number): string {
  return count === 1 ? '1 page' : `${britishCount.format(count)} pages`
}

export function danishDay(day: Date): string {
  return danishDayFormat.format(day)
}

/** Versions of Unicode's data differ in whether a comma follows the weekday. */
export function englishDay(day: Date): string {
  return britishDayFormat.format(day).replace(',', '')
}
