import type { ExamplesByOperation } from './example.js'

const path = { _id: '1234567890abcdef12345678' }

/** Requests that succeed in the demo world; a test sends each. */
export const customerExamples = {
  'customer.create': {
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
  'customer.get': { 'By its id': { path } },
  'customer.list': {
    'All that you may see': {},
    'Some of them': { query: { filter: 'smørre', offset: 0, limit: 10 } },
  },
  'customer.update': { 'A new address': { path, body: { address: 'Flæsketorvet 43', faxNumber: '' } } },
} satisfies ExamplesByOperation
