import { pageQuery, type RestRoute } from './route.js'

const customer = '1234567890abcdef12345678'
const sip = { accountId: '67890abcdef1234567890123' }
const mvno = { accountId: '567890abcdef123456789012' }
const inputNames = { accountId: '_id' }

export const voiceAccountRoutes: readonly RestRoute[] = [
  {
    operation: 'sipAccount.create',
    methods: ['POST'],
    path: '/sip',
    summary: 'Adds a SIP account, and portings for its foreign numbers',
    hasEffects: true,
    examples: {
      'A series and a number': {
        body: { customer, name: 'Omstilling', numbers: ['+4533254150-+4533254159', '33 11 22 99'] },
      },
    },
    procedure: (api) => api.sipAccount.create,
  },
  {
    operation: 'sipAccount.update',
    methods: ['POST'],
    path: '/sip/:accountId',
    inputNames,
    summary: 'Changes a SIP account, and the portings of its numbers',
    hasEffects: true,
    examples: {
      'Another name': { path: sip, body: { name: 'Reception og køkken' } },
      'Numbers to add and to take off': {
        path: sip,
        body: { addNumbers: ['+4533112262-+4533112264'], removeNumbers: ['+4533112261'] },
      },
      'All its numbers': {
        path: sip,
        body: { numbers: ['+4533112260', '+4533112261'] },
      },
    },
    procedure: (api) => api.sipAccount.update,
  },
  {
    operation: 'mvnoAccount.create',
    methods: ['POST'],
    path: '/mvno',
    summary: 'Adds an MVNO account, and a porting for a foreign number',
    hasEffects: true,
    examples: {
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
    procedure: (api) => api.mvnoAccount.create,
  },
  {
    operation: 'mvnoAccount.delete',
    methods: ['DELETE'],
    path: '/mvno/:accountId',
    inputNames,
    summary: 'Deletes an MVNO account and cancels its porting',
    hasEffects: true,
    examples: { 'By its id': { path: mvno } },
    procedure: (api) => api.mvnoAccount.delete,
  },
  {
    operation: 'voiceAccount.list',
    methods: ['GET'],
    path: '/voiceaccount',
    summary: 'Lists voice accounts with their numbers',
    hasEffects: false,
    query: { customer: 'text', ...pageQuery },
    examples: {
      'All that you may see': {},
      'Those of a customer': { query: { customer, offset: 0, limit: 10 } },
    },
    procedure: (api) => api.voiceAccount.list,
  },
]
