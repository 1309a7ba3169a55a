import type { ExamplesByOperation } from './example.js'

const customer = { customerId: '1234567890abcdef12345678' }
const porting = { _id: '4567890abcdef12345678901' }
const delivery = { deliveryId: '34567890abcdef1234567890' }
const document = { ...customer, poaId: '234567890abcdef123456789' }
const file = {
  'To keep': { path: document, query: { forcedownload: true, filename: 'fuldmagt' } },
  'To look at': { path: document },
}

/** Requests that succeed in the demo world; a test sends each. */
export const portingExamples = {
  'porting.list': {
    'All that you may see': {},
    'What a customer waits for': {
      query: { customer: customer.customerId, status: 'OPEN', type: 'IN', offset: 0, limit: 10 },
    },
    'Where a number is': { query: { filter: '33 25', stage: 'IN_CREATED' } },
  },
  'porting.get': { 'By its id': { path: porting } },
  'porting.update': {
    'What the donor compares': {
      path: porting,
      body: { donorCustomerId: 'JF-204417' },
    },
    'Who hears of progress': { path: porting, body: { notify: ['test@tester.com'] } },
  },
  'porting.poaPlan': { 'What poa/create would make': { path: customer } },
  'portingFile.poaPreview': {
    'The draft for a donor': { path: customer, query: { operator: '01010', forcedownload: true } },
  },
  'porting.poaCreate': {
    'For download': { path: customer },
    'By e-mail': { path: customer, query: { method: 'EMAIL', recipient: 'test@tester.com' } },
    'By fax': { path: customer, query: { method: 'FAX', recipient: '+4570305051', mitId: true } },
    'For another owner': {
      path: customer,
      body: {
        method: 'DOWNLOAD',
        override: {
          name: 'Company-we-purchased',
          address: 'Some street 123',
          zip: '1234',
          city: 'Mytown',
          vatNumber: '1234567890',
        },
      },
    },
  },
  'porting.poaList': {
    'What became of the documents': { path: customer },
    'The newest ten': { path: customer, query: { offset: 0, limit: 10 } },
  },
  'porting.poaResend': {
    'As it was': { path: delivery },
    'To somebody else': { path: delivery, body: { recipient: 'test@tester.com' } },
  },
  'porting.poaRelease': {
    'It arrived': { path: delivery, body: { arrived: true } },
    'Send it again': { path: delivery, body: { arrived: false } },
  },
  'portingFile.poaGet': file,
  'portingFile.poaDocument': file,
} satisfies ExamplesByOperation
