import type { Examples } from '../rest/routes.js'

/** Requests that succeed in the demo world; a test sends each. */
export const deliveryExamples = {
  list: {
    'All that you may see': {},
    'What waits for a decision': { query: { customer: '1234567890abcdef12345678', state: 'unknown' } },
  },
} satisfies Record<string, Examples>
