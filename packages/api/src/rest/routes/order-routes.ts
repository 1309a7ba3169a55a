import type { RestRoute } from './route.js'

const inputNames = { portingId: '_id' }

export const orderRoutes: readonly RestRoute[] = [
  {
    operation: 'porting.poaSend',
    methods: ['GET', 'POST'],
    path: '/porting/:portingId/poa/send',
    inputNames,
    summary: 'Sends the signed copy of a power of attorney to the donor, or to somebody else',
    hasEffects: true,
    query: { recipient: 'phone or e-mail' },
    examples: {
      'To the donor': { path: { portingId: '4567890abcdef12345678908' } },
      'To somebody else': {
        path: { portingId: '4567890abcdef12345678908' },
        query: { recipient: 'test@tester.com' },
      },
    },
    procedure: (api) => api.porting.poaSend,
  },
  {
    operation: 'porting.order',
    methods: ['GET', 'POST'],
    path: '/porting/:portingId/order',
    inputNames,
    summary: 'Orders a porting, at once or when the donor’s wait is over',
    hasEffects: true,
    examples: { 'At once': { path: { portingId: '4567890abcdef12345678909' } } },
    procedure: (api) => api.porting.order,
  },
]
