import type { NewPorting } from '@telecomx/database'
import type { AccessLevel, Operator } from '@telecomx/validation'

/**
 * A small, fixed Danish world to try everything on. Every company is made up; mail domains end in `.example`. Ids
 * never change, so that loading it again finds what is there.
 */

const donor = (
  _id: string,
  name: string,
  address: string,
  auth: Pick<Operator, 'fixedAuth' | 'mvnoAuth'> & Partial<Operator>,
): Operator => ({
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

export const demoOperators: readonly Operator[] = [
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

export const resellerId = 'aaaaaaaaaaaaaaaaaaaaaaa1'
export const otherResellerId = 'aaaaaaaaaaaaaaaaaaaaaaa2'

/** The customers that calls are tried on, by what they are good for. */
export const demoCustomerIds = {
  main: '1234567890abcdef12345678',
  large: 'cccccccccccccccccccccc02',
  empty: 'cccccccccccccccccccccc03',
  unicode: 'cccccccccccccccccccccc04',
  ofOtherReseller: 'cccccccccccccccccccccc05',
} as const

const company = (
  id: string,
  parent: string | null,
  name: string,
  [address, zip, city]: [string, string, string],
  vatNumber: string,
) => ({
  id,
  name,
  address,
  zip,
  city,
  country: 'DK',
  vat_number: vatNumber,
  fax_number: null,
  email_address: `kontor@${id.slice(-4)}.example`,
  parent_reseller: parent,
  is_reseller: parent === null,
})

export const demoCustomers = [
  company(resellerId, null, 'Nordisk Erhvervstelefoni ApS', ['Lyskær 8', '2730', 'Herlev'], '28504411'),
  company(
    otherResellerId,
    null,
    'Sydhavn Telekonsulenter A/S',
    ['Sydhavnsgade 16', '2450', 'København SV'],
    '31880297',
  ),
  {
    ...company(
      demoCustomerIds.main,
      resellerId,
      'Smørrebrød & Søn Engros A/S',
      ['Flæsketorvet 41', '1711', 'København V'],
      '25313763',
    ),
    fax_number: '+4533254199',
  },
  company(
    demoCustomerIds.large,
    resellerId,
    'Lægehusene i Midtjylland I/S',
    ['Vestergade 58', '8000', 'Aarhus C'],
    '29190623',
  ),
  company(
    demoCustomerIds.empty,
    resellerId,
    'Blomsterhuset Ringe',
    ['Algade 22', '5750', 'Ringe'],
    '19552101',
  ),
  company(
    demoCustomerIds.unicode,
    resellerId,
    'Łódź Çağrı & Ωμέγα Æblehave ApS',
    ['Groß-Żółć Allé 7, st. tv.', '6400', 'Sønderborg'],
    '36213728',
  ),
  company(
    demoCustomerIds.ofOtherReseller,
    otherResellerId,
    'Bageriet på Hjørnet I/S',
    ['Dronninggade 3', '7000', 'Fredericia'],
    '10150817',
  ),
  company(
    'cccccccccccccccccccccc06',
    otherResellerId,
    'Vesterhavets Fiskeeksport A/S',
    ['Auktionsgade 30', '6700', 'Esbjerg'],
    '13790230',
  ),
]

const employee = (
  id: string,
  customer: string,
  access_level: AccessLevel,
  name: string,
  contact?: { email: string; fax?: string; language?: 'da' | 'en' },
) => ({
  id,
  customer,
  access_level,
  name,
  language: contact?.language ?? ('da' as const),
  email_address: contact?.email ?? null,
  fax_number: contact?.fax ?? null,
  primary_of: contact ? customer : null,
})

/** One employee per token that the loader prints, and the primary contacts of the other customers. */
export const demoEmployees = {
  admin: employee('eeeeeeeeeeeeeeeeeeeeee01', '000000000000000000000001', 'ADMIN', 'Rune Kjær'),
  resellerAdmin: employee(
    'eeeeeeeeeeeeeeeeeeeeee02',
    '000000000000000000000001',
    'RESELLER_ADMIN',
    'Dorthe Bülow',
  ),
  reseller: employee('eeeeeeeeeeeeeeeeeeeeee03', resellerId, 'RESELLER', 'Jørgen Friis'),
  otherReseller: employee('eeeeeeeeeeeeeeeeeeeeee04', otherResellerId, 'RESELLER', 'Mette Krogh'),
  owner: employee('eeeeeeeeeeeeeeeeeeeeee05', demoCustomerIds.main, 'OWNER', 'Åse Smørup', {
    email: 'aase@smoerrebroed.example',
    fax: '+4533254188',
  }),
  manager: employee('eeeeeeeeeeeeeeeeeeeeee06', demoCustomerIds.main, 'MANAGER', 'Henrik Dam'),
  viewer: employee('eeeeeeeeeeeeeeeeeeeeee07', demoCustomerIds.main, 'VIEWER', 'Signe Lund'),
  otherOwner: employee('eeeeeeeeeeeeeeeeeeeeee08', demoCustomerIds.ofOtherReseller, 'OWNER', 'Bjarne Boel', {
    email: 'bjarne@bageriet.example',
  }),
}

export const demoContacts = [
  employee('eeeeeeeeeeeeeeeeeeeeee12', demoCustomerIds.large, 'OWNER', 'Inger Østergård', {
    email: 'inger@laegehusene.example',
    fax: '+4587301199',
  }),
  employee('eeeeeeeeeeeeeeeeeeeeee13', demoCustomerIds.empty, 'OWNER', 'Ulla Holm', {
    email: 'ulla@blomster.example',
  }),
  employee('eeeeeeeeeeeeeeeeeeeeee14', demoCustomerIds.unicode, 'OWNER', 'Łukasz Şimşek', {
    email: 'lukasz@aeblehave.example',
    language: 'en',
  }),
]

export interface DemoAccount {
  id: string
  customer: string
  type: 'SIP' | 'MVNO'
  name: string
  /** Own numbers that need no porting. */
  ownNumbers?: string[]
  portings: Omit<NewPorting, 'customer' | 'voice_account' | 'number_type'>[]
}

let serial = 0
const nextId = (kind: string) => `${kind}${String(++serial).padStart(24 - kind.length, '0')}`

const sip = (
  customer: string,
  name: string,
  portings: { from: string; numbers: [string, ...string[]]; customerId?: string; date?: string }[],
  ownNumbers: string[] = [],
): DemoAccount => ({
  id: nextId('a1'),
  customer,
  type: 'SIP',
  name,
  ownNumbers,
  portings: portings.map(({ from, numbers, customerId, date }) => ({
    id: nextId('b1'),
    operator: from,
    numbers,
    donor_customer_id: customerId ?? null,
    requested_date: date ? new Date(date) : null,
  })),
})

const mvno = (
  customer: string,
  name: string,
  from: string,
  number: string,
  icc: string,
  customerId?: string,
): DemoAccount => ({
  id: nextId('a1'),
  customer,
  type: 'MVNO',
  name,
  portings: [
    {
      id: nextId('b1'),
      operator: from,
      numbers: [number],
      donor_sim_number: icc,
      donor_customer_id: customerId ?? null,
    },
  ],
})

/** `count` consecutive numbers. */
export function series(first: string, count: number): [string, ...string[]] {
  const start = Number(first.slice(1))
  return Array.from({ length: count }, (_, index) => `+${start + index}`) as [string, ...string[]]
}

const { main, large, unicode, ofOtherReseller } = demoCustomerIds

export const demoAccounts: readonly DemoAccount[] = [
  sip(
    main,
    'Omstilling',
    [
      { from: '01010', numbers: series('+4533254100', 10) },
      { from: '01020', numbers: ['+4533112233'], date: '2027-02-01T00:00:00Z' },
      { from: '01050', numbers: ['+4586124477', '+4586124479', '+4586124480'], customerId: 'JF-204417' },
    ],
    ['+4570305060'],
  ),
  sip(main, 'Lager og kølehus', [{ from: '01020', numbers: ['+4533112240'] }]),
  mvno(main, 'Åse Smørup', '01030', '+4540112233', '8945030000011223344F'),
  mvno(main, 'Chauffør 1', '01090', '+4551223344', '8945090000022334455'),
  mvno(main, 'Chauffør 2', '01090', '+4551223345', '8945090000022334466'),
  mvno(main, 'Kølevogn (alarm)', '01130', '+4528991100', '8945130000033445566', 'VM 88-1204'),
  sip(large, 'Lægehusene, omstilling', largePortings()),
  ...largeMobiles(),
  sip(unicode, 'Hovednummer', [
    { from: '01070', numbers: ['+4574421100'], customerId: 'KUNDE-Æ/17' },
    { from: '01110', numbers: series('+4562521200', 20) },
  ]),
  mvno(unicode, 'Łukasz Şimşek', '01080', '+4561778899', '8945080000044556677'),
  sip(ofOtherReseller, 'Butikken', [{ from: '01010', numbers: ['+4575921111'] }]),
  mvno(ofOtherReseller, 'Bjarne Boel', '01030', '+4542556677', '8945030000055667788F'),
]

/** 450 single numbers over three donors. */
function largePortings() {
  return Array.from({ length: 450 }, (_, index) => ({
    from: ['01010', '01040', '01100'][index % 3] ?? '',
    numbers: [`+45873${String(10_000 + index)}`] as [string],
  }))
}

/** 50 mobile numbers of a fourth donor. */
function largeMobiles(): DemoAccount[] {
  return Array.from({ length: 50 }, (_, index) =>
    mvno(
      large,
      `Lægevagt ${index + 1}`,
      '01120',
      `+45207${String(10_000 + index)}`,
      `8945120000${String(100_000_000 + index)}`,
    ),
  )
}

/** Which operator holds which numbers: single entries lie inside wider ranges and win over them. */
export const demoNumberRanges = [
  { first_number: 4533000000, last_number: 4533999999, operator: '01020' },
  { first_number: 4533254100, last_number: 4533254199, operator: '01010' },
  { first_number: 4586000000, last_number: 4586999999, operator: '01050' },
  { first_number: 4587300000, last_number: 4587399999, operator: '01040' },
  { first_number: 4574000000, last_number: 4574999999, operator: '01070' },
  { first_number: 4562000000, last_number: 4562999999, operator: '01110' },
  { first_number: 4575000000, last_number: 4575999999, operator: '01010' },
  { first_number: 4540000000, last_number: 4542999999, operator: '01030' },
  { first_number: 4551000000, last_number: 4551999999, operator: '01090' },
  { first_number: 4528000000, last_number: 4528999999, operator: '01130' },
  { first_number: 4520000000, last_number: 4520999999, operator: '01120' },
  { first_number: 4561000000, last_number: 4561999999, operator: '01080' },
  { first_number: 4570305000, last_number: 4570305999, operator: '01060' },
]
