import { danishDay } from '../../procedure/danish-day.js'
import type { RestRoute } from './route.js'

/** Portings of the demo world, by what can be done with them. */
const awaiting = { portingId: '4567890abcdef12345678901' }
const ordered = { portingId: '4567890abcdef12345678904' }
const orderedMobile = { portingId: '4567890abcdef12345678905' }
const rejected = { portingId: '4567890abcdef12345678906' }
const confirmed = { portingId: '4567890abcdef12345678907' }

const action = { methods: ['GET', 'POST'], inputNames: { portingId: '_id' }, hasEffects: true } as const

export const stageRoutes: readonly RestRoute[] = [
  {
    ...action,
    operation: 'porting.waitCustomer',
    path: '/porting/:portingId/waitCustomer',
    summary: 'Waits for the customer to sign a power of attorney',
    examples: { 'After a refusal': { path: rejected } },
    procedure: (api) => api.porting.waitCustomer,
  },
  {
    ...action,
    operation: 'porting.cancel',
    path: '/porting/:portingId/cancel',
    summary: 'Calls a porting off',
    examples: { 'By its id': { path: awaiting } },
    procedure: (api) => api.porting.cancel,
  },
  {
    ...action,
    operation: 'porting.contact',
    path: '/porting/:portingId/contact',
    summary: 'Registers what was said with the donor',
    query: { message: 'text' },
    examples: {
      'What the donor said': { path: ordered, query: { message: 'Nordkabel ringer tilbage i morgen' } },
    },
    procedure: (api) => api.porting.contact,
  },
  {
    ...action,
    operation: 'porting.split',
    path: '/porting/:portingId/split',
    summary: 'Makes one porting of each number',
    examples: { 'By its id': { path: awaiting } },
    procedure: (api) => api.porting.split,
  },
  {
    ...action,
    operation: 'porting.confirm',
    path: '/porting/:portingId/confirm',
    summary: 'Records the date that the donor confirmed',
    query: { date: 'text' },
    examples: {
      'In two weeks': {
        path: ordered,
        // No day that stands in a source stays within the month that is allowed.
        get query() {
          return { date: danishDay(new Date(Date.now() + 14 * 86_400_000)) }
        },
      },
    },
    procedure: (api) => api.porting.confirm,
  },
  {
    ...action,
    operation: 'porting.reject',
    path: '/porting/:portingId/reject',
    summary: "Records the donor's refusal",
    query: { reason: 'text' },
    examples: {
      'Somebody else owns the number': { path: ordered, query: { reason: 'WRONG_OWNER' } },
      'The SIM is another': { path: orderedMobile, query: { reason: 'SIM_MISMATCH' } },
    },
    procedure: (api) => api.porting.reject,
  },
  {
    ...action,
    operation: 'porting.complete',
    path: '/porting/:portingId/complete',
    summary: 'Records that the numbers have moved',
    examples: { 'On the day': { path: confirmed } },
    procedure: (api) => api.porting.complete,
  },
  {
    ...action,
    operation: 'porting.stageOverride',
    path: '/porting/:portingId/stageOverride',
    summary: 'Puts a porting into any stage',
    query: { stage: 'text', message: 'text' },
    examples: {
      'Back to the beginning': {
        path: rejected,
        query: { stage: 'IN_CREATED', message: 'Afvist ved en fejl' },
      },
    },
    procedure: (api) => api.porting.stageOverride,
  },
]
