import type { RestRoute } from './route.js'

const document = { customerId: '1234567890abcdef12345678', poaId: '234567890abcdef123456789' }
const examples = {
  'To keep': { path: document, query: { forcedownload: true, filename: 'fuldmagt' } },
  'To look at': { path: document },
}

export const poaFileRoutes: readonly RestRoute[] = [
  {
    operation: 'portingFile.poaGet',
    methods: ['GET'],
    path: '/porting/:customerId/poa/get/:poaId',
    summary: 'Fetches a power of attorney made for download, once',
    hasEffects: true,
    query: { forcedownload: 'boolean', filename: 'text' },
    examples,
    fileTypes: ['application/pdf'],
    procedure: (api) => api.portingFile.poaGet,
  },
  {
    operation: 'portingFile.poaDocument',
    methods: ['GET'],
    path: '/porting/:customerId/poa/document/:poaId',
    summary: 'Shows staff any power of attorney of a customer',
    hasEffects: false,
    query: { forcedownload: 'boolean', filename: 'text' },
    examples,
    fileTypes: ['application/pdf'],
    procedure: (api) => api.portingFile.poaDocument,
  },
  {
    operation: 'portingFile.poaTrail',
    methods: ['GET'],
    path: '/porting/:customerId/poa/trail/:poaId',
    summary: 'Shows what became of a power of attorney, as a PDF',
    hasEffects: false,
    query: { forcedownload: 'boolean', filename: 'text' },
    examples,
    fileTypes: ['application/pdf'],
    procedure: (api) => api.portingFile.poaTrail,
  },
  {
    operation: 'portingFile.poaPrint',
    methods: ['GET'],
    path: '/porting/:customerId/poa/print',
    summary: 'Prints powers of attorney again as one file, marked as copies',
    hasEffects: false,
    query: { documents: 'list', forcedownload: 'boolean', filename: 'text' },
    examples: {
      'The newest set': { path: { customerId: document.customerId }, query: { forcedownload: true } },
    },
    fileTypes: ['application/pdf'],
    procedure: (api) => api.portingFile.poaPrint,
  },
]
