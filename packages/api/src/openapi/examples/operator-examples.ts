import type { ExamplesByOperation } from './example.js'

/** Requests that succeed in the demo world; a test sends each. */
export const operatorExamples = {
  'operator.create': {
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
  'operator.get': { 'By its CPS code': { path: { _id: '01010' } } },
  'operator.list': {
    'The whole registry': {},
    'Some of it': { query: { filter: 'kabel', offset: 0, limit: 10 } },
  },
  'operator.update': {
    'A new address': { path: { _id: '01010' }, body: { npEmail: 'porting@nordkabel.example' } },
  },
} satisfies ExamplesByOperation
