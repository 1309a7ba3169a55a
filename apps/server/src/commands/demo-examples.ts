import { demoCustomerIds } from './demo-customers.js'
import { demoOperators } from './demo-operators.js'

/**
 * What the examples of the OpenAPI document name beside customers and operators, all of the main customer: portings on
 * a few accounts, each with its power of attorney.
 */
export const demoExampleAccounts = [
  { id: '67890abcdef1234567890123', type: 'SIP', name: 'Reception' },
  { id: '67890abcdef1234567890124', type: 'SIP', name: 'Lager' },
  { id: '567890abcdef123456789012', type: 'MVNO', simNumber: '8945106000028991101' },
  { id: '567890abcdef123456789013', type: 'MVNO', simNumber: '8945106000028991102' },
] as const

export interface DemoExamplePorting {
  id: string
  account: (typeof demoExampleAccounts)[number]
  /** E.164, the main number first. */
  numbers: readonly [string, ...string[]]
  donor: (typeof demoOperators)[number]
  donorSimNumber?: string
  donorCustomerId?: string
  /** With the porting code that an example asks for, where one does. */
  document: { id: string; method: 'DOWNLOAD' | 'EMAIL' | 'FAX'; portingCode?: string }
  /** What came back: for this porting, or uploaded to it and still to be matched. */
  signedCopy?: { id: string; state: 'RECEIVED' | 'UNMATCHED' | 'APPROVED' }
  /** What happened since, and what the last stage says; the day of the demo data where that is a date. */
  since?: { transitions: readonly DemoTransition[]; message?: 'today' | 'WRONG_OWNER' }
  /** One that nobody waits for any more: nothing leaves because of the demo data. */
  delivery?: { id: string; recipient: string; state: 'sent' | 'unknown' | 'failed' }
  /** When all of it happened; left out when it is as old as the demo data. */
  daysAgo?: number
}

type DemoTransition = 'receivePoa' | 'poaSend' | 'order' | 'confirm' | 'reject'
const ordered = ['receivePoa', 'poaSend', 'order'] as const

const [sip, orderedSip, mvno, orderedMvno] = demoExampleAccounts
/** The contact's own addresses. */
const [emailAddress, faxNumber] = ['aase@smoerrebroed.example', '+4533254188']

export const demoExamplePortings: readonly DemoExamplePorting[] = [
  {
    id: '4567890abcdef12345678901',
    account: sip,
    numbers: ['+4533112260', '+4533112261'],
    donor: donorOf('01020'),
    document: { id: '234567890abcdef123456789', method: 'DOWNLOAD', portingCode: 'X4170254181' },
    signedCopy: { id: '890abcdef123456789012346', state: 'UNMATCHED' },
    daysAgo: 4,
  },
  {
    id: '4567890abcdef12345678902',
    account: sip,
    numbers: ['+4586124490'],
    donor: donorOf('01050'),
    donorCustomerId: 'JF-204417',
    document: { id: '234567890abcdef12345678a', method: 'FAX' },
    signedCopy: { id: '890abcdef123456789012345', state: 'RECEIVED' },
    delivery: { id: '7890abcdef12345678901234', recipient: faxNumber, state: 'unknown' },
    daysAgo: 3,
  },
  {
    id: '4567890abcdef12345678903',
    account: mvno,
    numbers: ['+4528991101'],
    donor: donorOf('01130'),
    donorSimNumber: '8945130000033445577',
    donorCustomerId: 'VM 88-1204',
    document: { id: '234567890abcdef12345678b', method: 'EMAIL' },
    delivery: { id: '34567890abcdef1234567890', recipient: emailAddress, state: 'sent' },
  },
  {
    id: '4567890abcdef12345678904',
    account: orderedSip,
    numbers: ['+4533112270'],
    donor: donorOf('01020'),
    document: { id: '234567890abcdef12345678c', method: 'DOWNLOAD' },
    since: { transitions: ordered },
  },
  {
    id: '4567890abcdef12345678905',
    account: orderedMvno,
    numbers: ['+4528991102'],
    donor: donorOf('01130'),
    donorSimNumber: '8945130000033445578',
    document: { id: '234567890abcdef12345678d', method: 'DOWNLOAD' },
    since: { transitions: ordered },
  },
  {
    id: '4567890abcdef12345678906',
    account: orderedSip,
    numbers: ['+4533112271'],
    donor: donorOf('01020'),
    document: { id: '234567890abcdef12345678e', method: 'DOWNLOAD' },
    since: { transitions: [...ordered, 'reject'], message: 'WRONG_OWNER' },
    daysAgo: 2,
  },
  {
    id: '4567890abcdef12345678907',
    account: orderedSip,
    numbers: ['+4533112272'],
    donor: donorOf('01020'),
    document: { id: '234567890abcdef12345678f', method: 'DOWNLOAD' },
    since: { transitions: [...ordered, 'confirm'], message: 'today' },
  },
  {
    id: '4567890abcdef12345678908',
    account: orderedSip,
    numbers: ['+4533112273'],
    donor: donorOf('01020'),
    document: { id: '234567890abcdef123456790', method: 'DOWNLOAD' },
    signedCopy: { id: '890abcdef123456789012347', state: 'APPROVED' },
    since: { transitions: ['receivePoa'] },
  },
  {
    id: '4567890abcdef12345678909',
    account: orderedSip,
    numbers: ['+4533112274'],
    donor: donorOf('01020'),
    document: { id: '234567890abcdef123456791', method: 'DOWNLOAD' },
    signedCopy: { id: '890abcdef123456789012348', state: 'APPROVED' },
    since: { transitions: ['receivePoa', 'poaSend'] },
    daysAgo: 1,
  },
  {
    id: '4567890abcdef12345678910',
    account: orderedSip,
    numbers: ['+4586124491'],
    donor: donorOf('01050'),
    donorCustomerId: 'JF-204417',
    document: { id: '234567890abcdef123456792', method: 'EMAIL' },
    delivery: { id: '7890abcdef12345678901235', recipient: 'kontor@smoerebroed.example', state: 'failed' },
    daysAgo: 5,
  },
  {
    id: '4567890abcdef12345678911',
    account: orderedSip,
    numbers: ['+4562521290'],
    donor: donorOf('01110'),
    document: { id: '234567890abcdef123456793', method: 'DOWNLOAD' },
    daysAgo: 16,
  },
]

export const demoExamplesCustomer = demoCustomerIds.main

function donorOf(cpsCode: string) {
  const donor = demoOperators.find(({ _id }) => _id === cpsCode)
  if (!donor) throw new Error(`${cpsCode} is no demo operator`)
  return donor
}
