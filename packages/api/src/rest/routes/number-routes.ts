import type { RestRoute } from './route.js'

export const numberRoutes: readonly RestRoute[] = [
  {
    operation: 'number.info',
    methods: ['GET'],
    path: '/dk/number/info/:number',
    summary: 'Tells which operator holds a Danish number',
    hasEffects: false,
    examples: { 'A Danish number': { path: { number: '33254100' } } },
    procedure: (api) => api.number.info,
  },
  {
    operation: 'number.assign',
    methods: ['POST'],
    path: '/dk/number/:number',
    inputNames: { number: 'from' },
    summary: 'Says which operator holds a number or a range of numbers',
    hasEffects: true,
    query: { to: 'phone or e-mail', operator: 'text' },
    examples: {
      'One number': { path: { number: '+4533254100' }, query: { operator: '01010' } },
      'A range': { path: { number: '+4533254100' }, query: { to: '+4533254199', operator: '01010' } },
    },
    procedure: (api) => api.number.assign,
  },
]
