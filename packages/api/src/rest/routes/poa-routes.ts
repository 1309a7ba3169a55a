import type { RestRoute } from './route.js'

const customer = { customerId: '1234567890abcdef12345678' }

export const poaRoutes: readonly RestRoute[] = [
  {
    operation: 'porting.poaPlan',
    methods: ['GET'],
    path: '/porting/:customerId/poa/plan',
    summary: 'Tells which powers of attorney would be made, and what a donor may refuse',
    hasEffects: false,
    examples: { 'What poa/create would make': { path: customer } },
    procedure: (api) => api.porting.poaPlan,
  },
  {
    operation: 'portingFile.poaPreview',
    methods: ['GET', 'POST'],
    path: '/porting/:customerId/poa/preview',
    summary: 'Shows the draft of a power of attorney, watermarked',
    hasEffects: false,
    query: { operator: 'text', mitId: 'boolean', forcedownload: 'boolean', filename: 'text' },
    examples: {
      'The draft for a donor': { path: customer, query: { operator: '01010', forcedownload: true } },
      'For another owner': {
        path: customer,
        body: { operator: '01010', override: { name: 'Company-we-purchased' } },
      },
    },
    fileTypes: ['application/pdf'],
    procedure: (api) => api.portingFile.poaPreview,
  },
  {
    operation: 'porting.poaCreate',
    methods: ['GET', 'POST'],
    path: '/porting/:customerId/poa/create',
    summary: 'Makes one power of attorney per donor operator, for download, e-mail or fax',
    hasEffects: true,
    query: { method: 'text', recipient: 'phone or e-mail', cc: 'list', mitId: 'boolean' },
    examples: {
      'For download': { path: customer },
      'By e-mail': { path: customer, query: { method: 'EMAIL', recipient: 'test@tester.com' } },
      'By e-mail, with copies': {
        path: customer,
        body: { method: 'EMAIL', cc: ['bogholder@tester.com', 'chef@tester.com'] },
      },
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
    procedure: (api) => api.porting.poaCreate,
  },
]
