import type { NewOperator } from '@telecomx/validation'

/** Made-up Danish operators with every kind of authorisation; their mail domains end in `.example`. */

const donor = (
  _id: string,
  name: string,
  address: string,
  auth: Pick<NewOperator, 'fixedAuth' | 'mvnoAuth'> & Partial<NewOperator>,
): NewOperator => ({
  _id,
  name,
  address,
  npNumber: `+4570${_id}0`,
  npFax: `+4570${_id}9`,
  npEmail: `np@op${_id}.example`,
  npOpeningHours: 'man-fre 8:00-16:00',
  orderWait: null,
  customerIdValidation: false,
  ...auth,
})

export const demoOperators: readonly NewOperator[] = [
  donor('01010', 'Nordkabel A/S', 'Kabelvej 1, 9000 Aalborg', { fixedAuth: 'EMAIL', mvnoAuth: 'ICC_EMAIL' }),
  donor('01020', 'Øresund Tele A/S', 'Amager Strandvej 60, 2300 København S', {
    fixedAuth: 'FAX',
    mvnoAuth: 'FAX',
  }),
  donor('01030', 'Sund Mobil ApS', 'Havnegade 12, 5000 Odense C', {
    fixedAuth: 'EMAIL',
    mvnoAuth: 'ICC',
    iccValidation: '/^894503\\d{13}F?$/',
  }),
  donor('01040', 'Fjordnet A/S', 'Fjordgade 3, 4000 Roskilde', { fixedAuth: 'FAX', mvnoAuth: 'EMAIL' }),
  donor('01050', 'Jysk Fiber og Telefoni', 'Silkeborgvej 200, 8230 Åbyhøj', {
    fixedAuth: 'EMAIL',
    mvnoAuth: 'EMAIL',
    customerIdValidation: true,
  }),
  donor('01060', 'Telecom X', 'Frugtmarkedet 17, 2500 Valby', { fixedAuth: 'EMAIL', mvnoAuth: 'ICC_EMAIL' }),
  donor('01070', 'Bæltekom A/S', 'Strandvejen 8, 5500 Middelfart', {
    fixedAuth: 'EMAIL',
    mvnoAuth: 'ICC_FAX',
  }),
  donor('01080', 'Hanstholm Telefonselskab', 'Molevej 2, 7730 Hanstholm', {
    fixedAuth: 'FAX',
    mvnoAuth: 'ICC_FAX',
    orderWait: 24,
  }),
  donor('01090', 'Kvik Mobil A/S', 'Vesterbrogade 149, 1620 København V', {
    fixedAuth: 'EMAIL',
    mvnoAuth: 'ICC_EMAIL',
    iccValidation: '/^894509\\d{13}$/',
  }),
  donor('01100', 'Skagen IP-Telefoni', 'Sct. Laurentii Vej 40, 9990 Skagen', {
    fixedAuth: 'EMAIL',
    mvnoAuth: 'EMAIL',
  }),
  donor('01110', 'Ærø Bredbånd A.m.b.a.', 'Vestergade 1, 5970 Ærøskøbing', {
    fixedAuth: 'FAX',
    mvnoAuth: 'FAX',
  }),
  donor('01120', 'Storstrøm Data ApS', 'Algade 15, 4760 Vordingborg', {
    fixedAuth: 'EMAIL',
    mvnoAuth: 'ICC',
    orderWait: 48,
  }),
  donor('01130', 'Vestkystens Mobil', 'Torvegade 9, 6700 Esbjerg', {
    fixedAuth: 'EMAIL',
    mvnoAuth: 'ICC_EMAIL',
    customerIdValidation: true,
  }),
]

/** Which operator holds which numbers: single entries lie inside wider ranges and win over them. */
export const demoNumberRanges = [
  { from: '+4533000000', to: '+4533999999', operator: '01020' },
  { from: '+4533254100', to: '+4533254199', operator: '01010' },
  { from: '+4586000000', to: '+4586999999', operator: '01050' },
  { from: '+4587300000', to: '+4587399999', operator: '01040' },
  { from: '+4574000000', to: '+4574999999', operator: '01070' },
  { from: '+4562000000', to: '+4562999999', operator: '01110' },
  { from: '+4575000000', to: '+4575999999', operator: '01010' },
  { from: '+4540000000', to: '+4542999999', operator: '01030' },
  { from: '+4551000000', to: '+4551999999', operator: '01090' },
  { from: '+4528000000', to: '+4528999999', operator: '01130' },
  { from: '+4520000000', to: '+4520999999', operator: '01120' },
  { from: '+4561000000', to: '+4561999999', operator: '01080' },
  { from: '+4570305000', to: '+4570305999', operator: '01060' },
]
