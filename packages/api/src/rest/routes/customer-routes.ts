import { pageQuery, type RestRoute } from './route.js'

const path = { customerId: '1234567890abcdef12345678' }
const inputNames = { customerId: '_id' }

export const customerRoutes: readonly RestRoute[] = [
  {
    operation: 'customer.create',
    methods: ['POST'],
    path: '/customer',
    summary: 'Adds a customer',
    hasEffects: true,
    examples: {
      'A customer': {
        body: {
          name: 'Færgeriet Ærø ApS',
          vatNumber: '41204417',
          address: 'Vestergade 2',
          zip: '5970',
          city: 'Ærøskøbing',
          country: 'DK',
          emailAddress: 'kontor@faergeriet.example',
        },
      },
      'A reseller that moves in with its id': {
        body: { _id: 'abcdefabcdefabcdefabcdef', name: 'Nordsø Telekonsulenter A/S', isReseller: true },
      },
    },
    procedure: (api) => api.customer.create,
  },
  {
    operation: 'customer.list',
    methods: ['GET'],
    path: '/customer',
    summary: 'Lists customers',
    hasEffects: false,
    query: { filter: 'text', ids: 'list', ...pageQuery },
    examples: {
      'All that you may see': {},
      'Some of them': { query: { filter: 'smørre', offset: 0, limit: 10 } },
    },
    procedure: (api) => api.customer.list,
  },
  {
    operation: 'customer.get',
    methods: ['GET'],
    path: '/customer/:customerId',
    inputNames,
    summary: 'Returns a customer',
    hasEffects: false,
    examples: { 'By its id': { path } },
    procedure: (api) => api.customer.get,
  },
  {
    operation: 'customer.update',
    methods: ['POST'],
    path: '/customer/:customerId',
    inputNames,
    summary: 'Changes a customer',
    hasEffects: true,
    examples: { 'A new address': { path, body: { address: 'Flæsketorvet 43', faxNumber: '' } } },
    procedure: (api) => api.customer.update,
  },
]
