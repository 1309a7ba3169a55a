import type { Language } from '@telecomx/database'

/** What a field that was changed is called in a sentence, as the desk calls it; one that is not known stands as it is. */
export function nameField(field: string, language: Language): string {
  return names[field]?.[language === 'da' ? 0 : 1] ?? field
}

const names: Readonly<Record<string, readonly [da: string, en: string]>> = {
  name: ['navn', 'name'],
  address: ['adresse', 'address'],
  zip: ['postnummer', 'postal code'],
  city: ['by', 'city'],
  state: ['region', 'region'],
  country: ['land', 'country'],
  vatNumber: ['CVR-nummer', 'VAT number'],
  faxNumber: ['fax', 'fax'],
  emailAddress: ['e-mail', 'e-mail'],
  isReseller: ['forhandler', 'reseller'],
  reminders: ['påmindelser', 'reminders'],
  parentReseller: ['overordnet forhandler', 'reseller above'],
  customer: ['kunde', 'customer'],
  accessLevel: ['adgang', 'access'],
  language: ['sprog', 'language'],
  primaryContact: ['kontaktperson', 'contact'],
  npNumber: ['porteringstelefon', 'porting phone'],
  npFax: ['porteringsfax', 'porting fax'],
  npEmail: ['porterings-e-mail', 'porting e-mail'],
  npOpeningHours: ['åbningstid for portering', 'opening hours for porting'],
  notes: ['noter', 'notes'],
  fixedAuth: ['godkendelse af fastnet', 'authorisation of fixed lines'],
  mvnoAuth: ['godkendelse af mobil', 'authorisation of mobile numbers'],
  iccValidation: ['ICC-regel', 'ICC rule'],
  orderWait: ['ventetid før bestilling', 'wait before ordering'],
  customerIdValidation: ['sammenligning af kundenummer', 'comparison of the customer number'],
  number: ['hovednummer', 'main number'],
  additionalNumbers: ['øvrige numre', 'other numbers'],
  numbers: ['numre', 'numbers'],
  donorSimNumber: ['SIM-nummer hos operatøren', 'SIM number at the donor'],
  donorCustomerId: ['kundenummer hos operatøren', 'customer number at the donor'],
  requestedDate: ['ønsket dag', 'wished day'],
  notify: ['hvem der får besked', 'who is told of progress'],
}
