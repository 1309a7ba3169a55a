import type { ExamplesByOperation } from './example.js'

/** Requests that succeed in the demo world; a test sends each. */
export const numberExamples = {
  'number.info': { 'A Danish number': { path: { number: '33254100' } } },
  'number.assign': {
    'One number': { path: { from: '+4533254100' }, query: { operator: '01010' } },
    'A range': { path: { from: '+4533254100' }, query: { to: '+4533254199', operator: '01010' } },
  },
} satisfies ExamplesByOperation
