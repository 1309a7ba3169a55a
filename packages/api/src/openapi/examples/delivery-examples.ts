import type { ExamplesByOperation } from './example.js'

/** Requests that succeed in the demo world; a test sends each. */
export const deliveryExamples = {
  'delivery.list': {
    'All that you may see': {},
    'What waits for a decision': { query: { customer: '1234567890abcdef12345678', state: 'unknown' } },
  },
} satisfies ExamplesByOperation
