/** The example bodies of the published pages. Source: docs/api/operator-create.md, docs/api/poa-create.md. */

/** The page's own id is no CPS code, which the call refuses. */
export const newOperator = {
  _id: '01234',
  name: 'Telecom X',
  address: 'Frugtmarkedet 17, 2500 Valby',
  npNumber: '+4570305000',
  npFax: '+4570305051',
  npEmail: 'np@telecomx.dk',
  npOpeningHours: 'man-fre 8:00-16:00',
  notes: 'Ask for Rune',
  fixedAuth: 'EMAIL',
  mvnoAuth: 'ICC_EMAIL',
  iccValidation: '/^894512\\d{13}F$/',
  orderWait: null,
  customerIdValidation: false,
} as const

export const otherOwner = {
  name: 'Company-we-purchased',
  address: 'Some street 123',
  zip: '1234',
  city: 'Mytown',
  vatNumber: '1234567890',
}
