import { expect, it } from 'vitest'
import { z } from 'zod'
import type { RestRoute } from '../rest/routes/route.js'
import { fieldRows, operationInput } from './operation-input.js'

it('every field has its row "is not valid": within objects, entries of lists and kinds of a choice, too', () => {
  const named = z.object({ name: z.string() })
  const input = z.object({
    owner: named.nullable(),
    lines: z.array(named),
    way: z.union([z.object({ email: z.string() }), z.object({ fax: z.string() }), z.boolean()]),
    both: z.object({ zip: z.string() }).and(z.object({ city: z.string() })),
  })
  const route: RestRoute = {
    operation: 'made.up',
    methods: ['POST'],
    path: '/made/up',
    summary: 'Made up',
    hasEffects: true,
    examples: {},
    procedure: () => () => Promise.resolve(),
  }
  const rows = fieldRows(operationInput(route, 'POST', [input], {}))
  const fields = [
    'owner',
    'owner.name',
    'lines',
    'lines.name',
    'way',
    'way.email',
    'way.fax',
    'both',
    'both.zip',
    'both.city',
  ]
  expect(rows.map(({ message }) => message)).toEqual(fields)
})
