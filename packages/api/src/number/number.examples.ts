import type { Examples } from '../rest/routes.js'

/** Requests that succeed in the demo world; a test sends each. */
export const numberExamples = {
  info: { 'A Danish number': { path: { number: '33254100' } } },
  assign: {
    'One number': { path: { from: '+4533254100' }, query: { operator: '01010' } },
    'A range': { path: { from: '+4533254100' }, query: { to: '+4533254199', operator: '01010' } },
  },
} satisfies Record<string, Examples>
