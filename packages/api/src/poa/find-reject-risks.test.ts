import type { Owner, PortingForPoa } from '@telecomx/database'
import type { NewOperator } from '@telecomx/validation'
import { expect, it } from 'vitest'
import { findRejectRisks } from './find-reject-risks.js'

const donor = { cpsCode: '01010', name: 'Nordkabel A/S' }
const owner = { name: 'Søn A/S', vatNumber: '25313763', address: 'Gade 1', zip: '1711', city: 'København V' }
const rules: NewOperator = {
  _id: '01010',
  name: 'Nordkabel A/S',
  address: 'Kabelvej 1',
  npNumber: '+4570101010',
  orderWait: null,
  fixedAuth: 'EMAIL',
  mvnoAuth: 'ICC_EMAIL',
  iccValidation: '/^894512\\d{13}F$/',
  customerIdValidation: true,
  npEmail: 'np@nordkabel.example',
}
const valid = '8945121234567890123F'

const fixed = (changes: Partial<PortingForPoa> = {}): PortingForPoa => ({
  id: 'a'.repeat(24),
  donor,
  numbers: ['+4570305050'],
  numberType: 'SIP',
  donorCustomerId: 'K-1',
  ...changes,
})
const mobile = (changes: Partial<PortingForPoa> = {}) =>
  fixed({ id: 'b'.repeat(24), numbers: ['+4520305050'], numberType: 'MVNO', ...changes })
const withIcc = (donorSimNumber: string) => mobile({ donorSimNumber })
const { donorCustomerId: _, ...withoutCustomerId } = fixed()

/** A title, the risks told, the donor's changes, the portings, and what is other about the owner. */
type Case = [string, string[], Partial<NewOperator>, PortingForPoa[], Partial<Owner>]

it.each<Case>([
  ['nothing', [], {}, [fixed(), withIcc(valid)], {}],
  ['no ICC', ['ICC_MISSING donorSimNumber b'], {}, [fixed(), mobile()], {}],
  ['no ICC, donor goes by ICC alone', ['ICC_MISSING donorSimNumber b'], { mvnoAuth: 'ICC' }, [mobile()], {}],
  ['no ICC, donor does not ask', [], { mvnoAuth: 'EMAIL' }, [mobile()], {}],
  ['ICC of another operator', ['ICC_INVALID donorSimNumber b'], {}, [withIcc(`9${valid}`)], {}],
  ['ICC of another operator, donor does not ask', [], { mvnoAuth: 'EMAIL' }, [withIcc('1')], {}],
  ['a rule without slashes', [], { iccValidation: '^8945' }, [withIcc(valid)], {}],
  ['fixed lines have no ICC', [], {}, [fixed({ donorSimNumber: '1' })], {}],
  ['no customer id', ['DONOR_CUSTOMER_ID_MISSING donorCustomerId a'], {}, [withoutCustomerId], {}],
  ['no customer id, donor does not ask', [], { customerIdValidation: false }, [withoutCustomerId], {}],
  ['no address', ['OWNER_INCOMPLETE address'], {}, [fixed()], { address: undefined }],
  [
    'nothing but a name',
    ['OWNER_INCOMPLETE address', 'OWNER_INCOMPLETE zip', 'OWNER_INCOMPLETE city'],
    {},
    [fixed()],
    { address: undefined, zip: undefined, city: undefined },
  ],
  ...['25313763', 'DK 25 31 37 63', 'dk25313763'].map(
    (vatNumber): Case => [vatNumber, [], {}, [fixed()], { vatNumber }],
  ),
  ...['25313764', '2531376', 'SE556012345601'].map(
    (vatNumber): Case => [vatNumber, ['OWNER_LOOKS_WRONG vatNumber'], {}, [fixed()], { vatNumber }],
  ),
  ['a VAT number of another country', [], {}, [fixed()], { country: 'SE', vatNumber: 'SE556012345601' }],
  ['a postcode of two digits', ['OWNER_LOOKS_WRONG zip'], {}, [fixed()], { zip: '86', country: 'DK' }],
  ['a German postcode', [], {}, [fixed()], { zip: '24937', country: 'Tyskland' }],
  [
    'a phone number for an ICC',
    ['ICC_INVALID donorSimNumber b'],
    { iccValidation: '' },
    [withIcc('33113061')],
    {},
  ],
  ['an ICC by length alone', [], { iccValidation: '' }, [withIcc('8945 0212 3456 7890 123F')], {}],
  ['no name', ['OWNER_INCOMPLETE name'], {}, [fixed()], { name: '' }],
  ['no fax number', ['DONOR_ADDRESS_MISSING npFax'], { fixedAuth: 'FAX' }, [fixed(), fixed()], {}],
  ['no fax number, nobody asks for it', [], { fixedAuth: 'FAX' }, [withIcc(valid)], {}],
  [
    'no fax number beside the ICC',
    ['DONOR_ADDRESS_MISSING npFax'],
    { mvnoAuth: 'ICC_FAX' },
    [withIcc(valid)],
    {},
  ],
  [
    'neither fax number nor e-mail address',
    ['DONOR_ADDRESS_MISSING npFax', 'DONOR_ADDRESS_MISSING npEmail'],
    { fixedAuth: 'FAX', npEmail: '' },
    [fixed(), withIcc(valid)],
    {},
  ],
  [
    'a wished date that is over',
    ['REQUESTED_DATE_PAST requestedDate a'],
    {},
    [fixed({ requestedDate: '2026-11-21T00:00:00.000Z' })],
    {},
  ],
  ['ICC alone needs no address', [], { mvnoAuth: 'ICC', npEmail: '' }, [withIcc(valid)], {}],
])('%s: %j', (_title, expected, changedRules, portings, changedOwner) => {
  const changed = { ...owner, ...changedOwner }
  const group = { donor, owner: changed, customer: changed, portings }
  const risks = findRejectRisks(group, { ...rules, ...changedRules }, '2026-11-22')
  const told = risks.map(({ risk, field, porting }) => [risk, field, porting?.[0]].filter(Boolean).join(' '))
  expect(told).toEqual(expected)
  for (const { description } of risks) expect(description).toMatch(/^(The .+|)Nordkabel A\/S .+\.$/)
})

it.each<[string, string[], Partial<Owner>]>([
  ['another name', ['OWNER_ADDRESS_OF_CUSTOMER'], { name: 'Far A/S' }],
  ['another VAT number', ['OWNER_ADDRESS_OF_CUSTOMER'], { vatNumber: '61056416' }],
  ['another name and address', [], { name: 'Far A/S', address: 'Gade 2' }],
  ['another city alone', [], { city: 'Valby' }],
])('an owner that is given with %s: %j', (_title, expected, override) => {
  const group = { donor, owner: { ...owner, ...override }, customer: owner, portings: [fixed()] }
  expect(findRejectRisks(group, rules, '2026-11-22').map(({ risk }) => risk)).toEqual(expected)
})
