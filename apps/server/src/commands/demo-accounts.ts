import type { NewPorting } from '@telecomx/database'
import { demoCustomerIds } from './demo-customers.js'

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
function series(first: string, count: number): [string, ...string[]] {
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
