import { pageQuery, type RestRoute } from './route.js'

const path = { cps: '01010' }
const inputNames = { cps: '_id' }

export const operatorRoutes: readonly RestRoute[] = [
  {
    operation: 'operator.create',
    methods: ['POST'],
    path: '/dk/operator',
    summary: 'Registers a Danish operator',
    hasEffects: true,
    examples: {
      'Everything given': {
        body: {
          _id: '12345',
          name: 'Telecom X',
          address: 'Frugtmarkedet 17, 2500 Valby',
          npNumber: '+4570305000',
          npFax: '+4570305051',
          npEmail: 'np@telecomx.dk',
          npOpeningHours: 'man-fre 8:00-16:00',
          notes: 'Ask for Rune',
          fixedAuth: 'EMAIL',
          mvnoAuth: 'ICC_EMAIL',
          iccValidation: '/^894512\\d{13}F$/',
          orderWait: null,
          customerIdValidation: false,
        },
      },
      'No more than needed': {
        body: {
          _id: '12346',
          name: 'Telecom Y',
          address: 'Frugtmarkedet 19, 2500 Valby',
          npNumber: '+4570305001',
          fixedAuth: 'EMAIL',
          mvnoAuth: 'ICC',
        },
      },
    },
    procedure: (api) => api.operator.create,
  },
  {
    operation: 'operator.list',
    methods: ['GET'],
    path: '/dk/operator',
    summary: 'Lists the registry of Danish operators',
    hasEffects: false,
    query: { filter: 'text', ...pageQuery },
    examples: {
      'The whole registry': {},
      'Some of it': { query: { filter: 'kabel', offset: 0, limit: 10 } },
    },
    procedure: (api) => api.operator.list,
  },
  {
    operation: 'operator.get',
    methods: ['GET'],
    path: '/dk/operator/:cps',
    inputNames,
    summary: 'Returns an operator',
    hasEffects: false,
    examples: { 'By its CPS code': { path } },
    procedure: (api) => api.operator.get,
  },
  {
    operation: 'operator.update',
    methods: ['POST'],
    path: '/dk/operator/:cps',
    inputNames,
    summary: 'Changes an operator',
    hasEffects: true,
    examples: {
      'A new address': { path, body: { npEmail: 'porting@nordkabel.example' } },
    },
    procedure: (api) => api.operator.update,
  },
]
