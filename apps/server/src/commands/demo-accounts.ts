import { demoCustomerIds } from './demo-customers.js'

/** What the accounts' owner knows of some numbers beside the numbers themselves. */
export interface PortingFacts {
  donorCustomerId?: string
  requestedDate?: string
}

export interface DemoSipAccount {
  customer: string
  name: string
  /** Numbers, and series `first-last`. */
  numbers: string[]
  /** By the first number of the porting. */
  facts?: Record<string, PortingFacts>
}

export interface DemoMvnoAccount {
  customer: string
  number: string
  simNumber: string
  donorSimNumber: string
  donorCustomerId?: string
}

/** A day that is never past, whenever the data is loaded. */
const inTenWeeks = new Date(Date.now() + 70 * 24 * 3_600_000).toISOString().slice(0, 10)

const { main, large, unicode, ofOtherReseller } = demoCustomerIds

/** 450 single numbers, which three donors hold in turn. */
const largeNumbers = Array.from({ length: 450 }, (_, index) => `+45873${10_000 + index}`)

export const demoSipAccounts: readonly DemoSipAccount[] = [
  {
    customer: main,
    name: 'Omstilling',
    numbers: [
      '+4533254100-+4533254109',
      '+4533112233',
      '+4586124477',
      '+4586124479',
      '+4586124480',
      '+4570305060',
    ],
    facts: {
      '+4533112233': { requestedDate: inTenWeeks },
      '+4586124477': { donorCustomerId: 'JF-204417' },
      '+4586124479': { donorCustomerId: 'JF-204417' },
      '+4586124480': { donorCustomerId: 'JF-204417' },
    },
  },
  { customer: main, name: 'Lager og kølehus', numbers: ['+4533112240'] },
  { customer: large, name: 'Lægehusene, omstilling', numbers: largeNumbers },
  {
    customer: unicode,
    name: 'Hovednummer',
    numbers: ['+4574421100', '+4562521200-+4562521219'],
    facts: { '+4574421100': { donorCustomerId: 'KUNDE-Æ/17' } },
  },
  { customer: ofOtherReseller, name: 'Butikken', numbers: ['+4575921111'] },
]

const mobile = (customer: string, number: string, donorSimNumber: string, donorCustomerId?: string) => ({
  customer,
  number,
  donorSimNumber,
  // The card that the customer gets from us.
  simNumber: `8945106000${number.slice(-8)}`,
  ...(donorCustomerId !== undefined && { donorCustomerId }),
})

export const demoMvnoAccounts: readonly DemoMvnoAccount[] = [
  mobile(main, '+4540112233', '8945030000011223344F'),
  mobile(main, '+4551223344', '8945090000022334455'),
  mobile(main, '+4551223345', '8945090000022334466'),
  mobile(main, '+4528991100', '8945130000033445566', 'VM 88-1204'),
  mobile(unicode, '+4561778899', '8945080000044556677'),
  mobile(ofOtherReseller, '+4542556677', '8945030000055667788F'),
  // 50 mobiles of a fourth donor.
  ...Array.from({ length: 50 }, (_, index) =>
    mobile(large, `+45207${10_000 + index}`, `8945120000${100_000_000 + index}`),
  ),
]

/** Single entries of the number table lie inside the wider ranges of demo-operators.ts and win over them. */
export const demoPortedNumbers = largeNumbers.map((from, index) => ({
  from,
  operator: ['01010', '01040', '01100'][index % 3] ?? '',
}))
