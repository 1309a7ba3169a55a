import type { ExamplesByOperation } from './example.js'

const customer = '1234567890abcdef12345678'
const path = { _id: '34567890abcdef1234567890' }

/** Requests that succeed in the demo world; a test sends each. */
export const voiceAccountExamples = {
  'sipAccount.create': {
    'A series and a number': {
      body: { customer, name: 'Omstilling', numbers: ['+4533254150-+4533254159', '33 11 22 99'] },
    },
  },
  'sipAccount.update': {
    'Another name': { path, body: { name: 'Reception' } },
    'Numbers to add and to take off': {
      path,
      body: { addNumbers: ['+4533112262-+4533112264'], removeNumbers: ['+4533112260'] },
    },
    'All its numbers': { path, body: { numbers: ['+4533112260', '+4533112261'] } },
  },
  'mvnoAccount.create': {
    'A mobile number that moves here': {
      body: {
        customer,
        number: '+4540119999',
        simNumber: '8945106000012233445',
        donorSimNumber: '8945030000011223344F',
        donorCustomerId: 'VM 88-1204',
      },
    },
  },
  'mvnoAccount.delete': { 'By its id': { path } },
  'voiceAccount.list': {
    'All that you may see': {},
    'Those of a customer': { query: { customer, offset: 0, limit: 10 } },
  },
} satisfies ExamplesByOperation
