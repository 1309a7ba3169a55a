import type { Examples } from '../rest/routes.js'

const customer = { customerId: '1234567890abcdef12345678' }
const document = { ...customer, poaId: '234567890abcdef123456789' }

/** Requests that succeed in the demo world; a test sends each. */
export const portingExamples = {
  poaCreate: {
    'For download': { path: customer },
    'By e-mail': { path: customer, query: { method: 'EMAIL', recipient: 'test@tester.com' } },
    'By fax': { path: customer, query: { method: 'FAX', recipient: '+4570305051', mitId: true } },
    'For another owner': {
      path: customer,
      body: {
        method: 'EMAIL',
        recipient: 'test@tester.com',
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
  poaFile: {
    'To look at': { path: document },
    'To keep': { path: document, query: { forcedownload: true, filename: 'fuldmagt' } },
  },
} satisfies Record<string, Examples>
