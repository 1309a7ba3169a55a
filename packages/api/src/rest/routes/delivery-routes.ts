import { pageQuery, type RestRoute } from './route.js'

const delivery = { deliveryId: '34567890abcdef1234567890' }
const unknownFax = { deliveryId: '7890abcdef12345678901234' }

export const deliveryRoutes: readonly RestRoute[] = [
  {
    operation: 'delivery.list',
    methods: ['GET'],
    path: '/delivery',
    summary: 'Lists deliveries by e-mail and fax, and what became of them',
    hasEffects: false,
    query: { customer: 'text', state: 'text', ...pageQuery, language: 'text' },
    examples: {
      'All that you may see': {},
      'What waits for a decision': { query: { customer: '1234567890abcdef12345678', state: 'unknown' } },
    },
    procedure: (api) => api.delivery.list,
  },
  {
    operation: 'porting.poaResend',
    methods: ['POST'],
    path: '/delivery/:deliveryId/resend',
    summary: 'Sends the documents of a delivery again, or tries a waiting one at once',
    hasEffects: true,
    query: { recipient: 'phone or e-mail', cc: 'list' },
    examples: {
      'As it was': { path: delivery },
      'To somebody else': { path: delivery, body: { recipient: 'test@tester.com' } },
    },
    procedure: (api) => api.porting.poaResend,
  },
  {
    operation: 'porting.poaRelease',
    methods: ['POST'],
    path: '/delivery/:deliveryId/release',
    summary: 'Decides about a fax of which it is not known whether it arrived',
    hasEffects: true,
    query: { arrived: 'boolean' },
    examples: {
      'It arrived': { path: unknownFax, body: { arrived: true } },
      'Send it again': { path: unknownFax, body: { arrived: false } },
    },
    procedure: (api) => api.porting.poaRelease,
  },
]
