import type { Client } from '@telecomx/client'
import { issuerId } from './issue-token.js'

type NewCustomer = Parameters<Client['customer']['create']['mutate']>[0]
type NewEmployee = Parameters<Client['employee']['create']['mutate']>[0]

const resellerId = 'aaaaaaaaaaaaaaaaaaaaaaa1'
const otherResellerId = 'aaaaaaaaaaaaaaaaaaaaaaa2'

/** The customers that calls are tried on, by what they are good for. */
export const demoCustomerIds = {
  main: '1234567890abcdef12345678',
  large: 'cccccccccccccccccccccc02',
  empty: 'cccccccccccccccccccccc03',
  unicode: 'cccccccccccccccccccccc04',
  ofOtherReseller: 'cccccccccccccccccccccc05',
} as const

/** Whose numbers have moved long ago. */
export const demoHistoryCustomer = 'cccccccccccccccccccccc06'

const company = (
  _id: string,
  parentReseller: string | null,
  name: string,
  [address, zip, city]: [string, string, string],
  vatNumber: string,
) => ({
  _id,
  name,
  address,
  zip,
  city,
  country: 'DK',
  vatNumber,
  emailAddress: `kontor@${_id.slice(-4)}.example`,
  parentReseller,
  isReseller: parentReseller === null,
})

const { main, large, empty, unicode, ofOtherReseller } = demoCustomerIds

/** Resellers stand first: customers refer to them. */
export const demoResellers: readonly NewCustomer[] = [
  company(resellerId, null, 'Nordisk Erhvervstelefoni ApS', ['Lyskær 8', '2730', 'Herlev'], '28504411'),
  company(
    otherResellerId,
    null,
    'Sydhavn Telekonsulenter A/S',
    ['Sydhavnsgade 16', '2450', 'København SV'],
    '31880297',
  ),
]

export const demoCustomers: readonly NewCustomer[] = [
  {
    ...company(
      main,
      resellerId,
      'Smørrebrød & Søn Engros A/S',
      ['Flæsketorvet 41', '1711', 'København V'],
      '25313763',
    ),
    faxNumber: '+4533254199',
  },
  company(
    large,
    resellerId,
    'Lægehusene i Midtjylland I/S',
    ['Vestergade 58', '8000', 'Aarhus C'],
    '29190623',
  ),
  company(empty, resellerId, 'Blomsterhuset Ringe', ['Algade 22', '5750', 'Ringe'], '19552101'),
  company(
    unicode,
    resellerId,
    'Łódź Çağrı & Ωμέγα Æblehave ApS',
    ['Groß-Żółć Allé 7, st. tv.', '6400', 'Sønderborg'],
    '36213728',
  ),
  company(
    ofOtherReseller,
    otherResellerId,
    'Bageriet på Hjørnet I/S',
    ['Dronninggade 3', '7000', 'Fredericia'],
    '10150817',
  ),
  company(
    demoHistoryCustomer,
    otherResellerId,
    'Vesterhavets Fiskeeksport A/S',
    ['Auktionsgade 30', '6700', 'Esbjerg'],
    '13790230',
  ),
]

const contact = (
  name: string,
  emailAddress: string,
  more: Pick<NewEmployee, 'faxNumber' | 'language'> = {},
) => ({ accessLevel: 'OWNER', name, emailAddress, primaryContact: true, ...more }) as const

const employeeId = (serial: string) => `eeeeeeeeeeeeeeeeeeeeee${serial}`

/** One employee per token that the loader prints. */
export const demoEmployees = {
  admin: {
    _id: employeeId('01'),
    customer: issuerId,
    accessLevel: 'ADMIN',
    name: 'Rune Kjær',
    emailAddress: 'rune@telecomx.example',
  },
  resellerAdmin: {
    _id: employeeId('02'),
    customer: issuerId,
    accessLevel: 'RESELLER_ADMIN',
    name: 'Dorthe Bülow',
    emailAddress: 'dorthe@telecomx.example',
  },
  reseller: {
    _id: employeeId('03'),
    customer: resellerId,
    accessLevel: 'RESELLER',
    name: 'Jørgen Friis',
    emailAddress: 'jorgen@nordisk.example',
  },
  otherReseller: {
    _id: employeeId('04'),
    customer: otherResellerId,
    accessLevel: 'RESELLER',
    name: 'Mette Krogh',
    emailAddress: 'mette@sydhavn.example',
  },
  owner: {
    _id: employeeId('05'),
    customer: main,
    ...contact('Åse Smørup', 'aase@smoerrebroed.example', { faxNumber: '+4533254188' }),
  },
  manager: {
    _id: employeeId('06'),
    customer: main,
    accessLevel: 'MANAGER',
    name: 'Henrik Dam',
    emailAddress: 'henrik@smoerrebroed.example',
  },
  viewer: {
    _id: employeeId('07'),
    customer: main,
    accessLevel: 'VIEWER',
    name: 'Signe Lund',
    emailAddress: 'signe@smoerrebroed.example',
  },
  otherOwner: {
    _id: employeeId('08'),
    customer: ofOtherReseller,
    ...contact('Bjarne Boel', 'bjarne@bageriet.example'),
  },
} as const satisfies Record<string, NewEmployee>

/** The primary contacts of the other customers. */
export const demoContacts: readonly NewEmployee[] = [
  {
    _id: employeeId('12'),
    customer: large,
    ...contact('Inger Østergård', 'inger@laegehusene.example', { faxNumber: '+4587301199' }),
  },
  { _id: employeeId('13'), customer: empty, ...contact('Ulla Holm', 'ulla@blomster.example') },
  {
    _id: employeeId('14'),
    customer: unicode,
    ...contact('Łukasz Şimşek', 'lukasz@aeblehave.example', { language: 'en' }),
  },
]

export const generatedCustomersReseller = resellerId
