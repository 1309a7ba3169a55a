import type { PoaFacts } from './facts.js'

/** A sentence that is signed, and its English below. */
export interface Wording {
  da: string
  en: string
}

export const title = { da: 'Fuldmagt til nummerflytning', en: 'Power of attorney for number porting' }

export const labels = {
  reference: { da: 'Reference', en: '' },
  issued: { da: 'Udstedt', en: 'Issued' },
  portingCode: { da: 'Porteringskode', en: 'Porting code' },
  owner: { da: 'Fuldmagtsgiver', en: 'Owner, as registered with the donor operator' },
  // A donor refuses a document whose name or address is not the one it knows.
  asRegistered: { da: 'som registreret hos afgivende operatør', en: '' },
  ownerAbove: { da: 'Fuldmagtsgiver', en: 'Owner' },
  issuer: { da: 'Modtagende operatør', en: 'Receiving operator' },
  donor: { da: 'Afgivende operatør', en: 'Donor operator' },
  terms: { da: 'Samtykke og vilkår', en: 'Consent and terms' },
} satisfies Record<string, Wording>

/** The owner's lines. Those that a donor compares are left open for handwriting when they are missing. */
export const ownerLabels = {
  address: { da: 'Adresse', en: 'Address' },
  zip: { da: 'Postnr.', en: 'Postcode' },
  city: { da: 'By', en: 'City' },
  vatNumber: { da: 'CVR-/momsnr.', en: 'VAT number' },
} satisfies Record<string, Wording>

export const columns = {
  numbers: { da: 'Telefonnummer', en: 'Telephone number' },
  count: { da: 'Antal', en: 'Count' },
  type: { da: 'Type', en: '' },
  sim: { da: 'SIM-nr. (ICC)', en: 'SIM number' },
  customerId: { da: 'Kundenr.', en: 'Customer no.' },
  date: { da: 'Ønsket dato', en: 'Requested date' },
} satisfies Record<string, Wording>

/** `10.000` and `10,000`. */
export const danishCount = new Intl.NumberFormat('da')
const englishCount = new Intl.NumberFormat('en-GB')

export const asSoonAsPossible = 'Snarest'

/** What stands for numbers that are listed beneath the row: each ported by itself, or with the main number above. */
export const numbersBeneath = {
  single: 'Enkeltnumre / Single numbers',
  other: 'Øvrige numre / Other numbers',
  continued: 'Fortsat / Continued',
}

/** Printed for the reference and the porting code of a draft, which lead nowhere. */
export const draftCode = 'UDKAST / DRAFT'

export function grant({ issuer, donor, portings }: PoaFacts): Wording {
  const count = portings.reduce((sum, { numbers }) => sum + numbers.length, 0)
  const one = count === 1
  return {
    da:
      `Fuldmagtsgiver giver hermed ${issuer.name} fuldmagt til at få ${danishCount.format(count)} telefon${one ? 'nummer' : 'numre'} ` +
      `flyttet fra ${donor.name} til ${issuer.name}. Fuldmagten gælder kun ${one ? 'nummeret' : 'numrene'} i listen.`,
    en:
      `The owner authorises ${issuer.name} to port ${englishCount.format(count)} telephone number${one ? '' : 's'} ` +
      `from ${donor.name} to ${issuer.name}: only the number${one ? '' : 's'} listed.`,
  }
}

/** Below a table in which a porting has several numbers. */
export const mainNumberNote: Wording = {
  da: 'Hovednummeret står først i hver aftale.',
  en: 'The main number of each agreement comes first.',
}

/** What the signature stands for. */
export const terms: readonly Wording[] = [
  {
    da: 'Fuldmagtsgiver giver udtrykkeligt samtykke til, at numrene flyttes til modtagende operatør.',
    en: 'The owner gives express consent to the numbers being ported to the receiving operator.',
  },
  {
    da: 'Modtagende operatør må opsige numrenes abonnementer hos afgivende operatør.',
    en: 'The receiving operator may terminate the numbers’ subscriptions at the donor operator.',
  },
  {
    da: 'Abonnement i en eventuel bindings- eller opsigelsesperiode hos afgivende operatør skal fortsat betales. Der kan derfor i en periode komme regninger fra begge operatører.',
    en: 'Charges for a remaining commitment or notice period must still be paid. For a time, both operators may send bills.',
  },
  {
    da: 'Fuldmagten gælder også, hvis afgivende operatør ændrer datoen for flytningen.',
    en: 'The power of attorney remains valid if the donor operator changes the date of the porting.',
  },
  {
    da: 'Fuldmagten kan tilbagekaldes skriftligt, indtil modtagende operatør har bestilt flytningen.',
    en: 'It may be withdrawn in writing until the receiving operator has ordered the porting.',
  },
  {
    da: 'Den, der underskriver, erklærer at have ret til at underskrive for fuldmagtsgiver.',
    en: 'The signer declares to be authorised to sign for the owner.',
  },
]

/** How to sign, where the signed copy goes, and whom to ask. */
export function howToSign({ issuer, mitId }: PoaFacts): Wording {
  const { name, address, phone, email } = issuer
  const to = [name, address, email].filter(Boolean).join(', ')
  const sentences = [
    mitId && {
      da: 'Fuldmagten kan underskrives med MitID, når der er sendt et link.',
      en: 'It can be signed with MitID when a link has been sent.',
    },
    {
      da: `Den underskrevne fuldmagt sendes til ${to}.`,
      en: `Return the signed document to ${to}.`,
    },
    phone && {
      da: `Spørgsmål: telefon ${phone}.`,
      en: `Questions: telephone ${phone}.`,
    },
  ].filter((sentence) => typeof sentence === 'object')
  return { da: sentences.map(({ da }) => da).join(' '), en: sentences.map(({ en }) => en).join(' ') }
}

export const signatureFields = {
  place: { da: 'Sted', en: 'Place' },
  date: { da: 'Dato', en: 'Date' },
  signature: { da: 'Underskrift', en: 'Signature' },
  name: { da: 'Navn med blokbogstaver', en: 'Name in capital letters' },
  role: { da: 'Stilling', en: 'Title or role' },
} satisfies Record<string, Wording>

export function footerLines({ reference, portingCode }: PoaFacts, number: number, pages: number) {
  return {
    reference: `Reference ${reference}`,
    portingCode: `Porteringskode ${portingCode}`,
    page: `Side ${number} af ${pages} / Page ${number} of ${pages}`,
  }
}
