import { pageQuery, type RestRoute } from './route.js'

const customer = { customerId: '1234567890abcdef12345678' }
const porting = { portingId: '4567890abcdef12345678901' }
const inputNames = { portingId: '_id' }

export const portingRoutes: readonly RestRoute[] = [
  {
    operation: 'porting.list',
    methods: ['GET'],
    path: '/porting',
    summary: 'Lists portings',
    hasEffects: false,
    query: {
      customer: 'text',
      reseller: 'text',
      operator: 'text',
      stage: 'text',
      status: 'text',
      filter: 'text',
      type: 'text',
      ...pageQuery,
    },
    examples: {
      'All that you may see': {},
      'What a customer waits for': {
        query: { customer: customer.customerId, status: 'OPEN', type: 'IN', offset: 0, limit: 10 },
      },
      'What waits for a donor': { query: { operator: '01020', status: 'ORDERED' } },
      'Where a number is': { query: { filter: '33 25', stage: 'IN_CREATED' } },
    },
    procedure: (api) => api.porting.list,
  },
  // Before the row of one porting: without its id it reads `/porting/poa`, which is no porting's.
  {
    operation: 'porting.poaList',
    methods: ['GET'],
    path: '/porting/:customerId/poa',
    summary: 'Lists the powers of attorney of a customer, and what became of each delivery',
    hasEffects: false,
    query: { ...pageQuery, language: 'text' },
    examples: {
      'What became of the documents': { path: customer },
      'The newest ten': { path: customer, query: { offset: 0, limit: 10 } },
    },
    procedure: (api) => api.porting.poaList,
  },
  {
    operation: 'porting.get',
    methods: ['GET'],
    path: '/porting/:portingId',
    inputNames,
    summary: 'Returns a porting',
    hasEffects: false,
    examples: { 'By its id': { path: porting } },
    procedure: (api) => api.porting.get,
  },
  {
    operation: 'porting.history',
    methods: ['GET'],
    path: '/porting/:portingId/history',
    inputNames,
    summary: 'Tells what became of a porting',
    hasEffects: false,
    query: { language: 'text' },
    examples: {
      'From its first day on': { path: porting },
      'In English': { path: porting, query: { language: 'en' } },
    },
    procedure: (api) => api.porting.history,
  },
  {
    operation: 'porting.update',
    methods: ['POST'],
    path: '/porting/:portingId',
    inputNames,
    summary: 'Changes what is known of a porting',
    hasEffects: true,
    examples: {
      'What the donor compares': {
        path: porting,
        body: { donorCustomerId: 'JF-204417' },
      },
      'Who hears of progress': { path: porting, body: { notify: ['test@tester.com'] } },
    },
    procedure: (api) => api.porting.update,
  },
]
