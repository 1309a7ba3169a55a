import type { AccessLevel } from '@telecomx/validation'

export const resellerId = 'aaaaaaaaaaaaaaaaaaaaaaa1'
const otherResellerId = 'aaaaaaaaaaaaaaaaaaaaaaa2'

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
