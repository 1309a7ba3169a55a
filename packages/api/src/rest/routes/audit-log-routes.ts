import { pageQuery, type RestRoute } from './route.js'

export const auditLogRoutes: readonly RestRoute[] = [
  {
    operation: 'auditLog.list',
    methods: ['GET'],
    path: '/auditlog',
    summary: 'Lists what was changed, by whom and when',
    hasEffects: false,
    // A raw + of a number is a blank here.
    query: { customer: 'text', object: 'phone or e-mail', ...pageQuery, language: 'text' },
    examples: {
      'All that you may see': {},
      'The trail of a power of attorney': { query: { object: '234567890abcdef123456789' } },
      'Of one customer': { query: { customer: '1234567890abcdef12345678', limit: 20 } },
    },
    procedure: (api) => api.auditLog.list,
  },
]
