import { expect, it } from 'vitest'
import { z } from 'zod'
import { jsonSchemaOf } from './json-schema.js'
import { operationInput } from './operation-input.js'
import { routes } from '../rest/routes.js'

const described = { description: 'What it is' }
const named = () => z.object({ size: z.number().meta({ description: 'How large' }) }).meta({ id: 'Thing' })

/** The kinds of schemas that say what a field is. */
const kinds: Record<string, z.ZodType> = {
  plain: z.string().meta(described),
  'optional outside': z.string().optional().meta(described),
  'optional inside': z.string().meta(described).optional(),
  nullable: z.string().meta(described).nullable(),
  nullish: z.enum(['a', 'b']).nullish().meta(described),
  'with a default': z.number().meta(described).default(1),
  transformed: z
    .string()
    .transform((text) => text.length)
    .meta(described),
  preprocessed: z.preprocess((value) => value, z.string()).meta(described),
  'one of several': z.union([z.string(), z.number(), z.null()]).meta(described),
  array: z.array(z.string()).meta(described),
  'by its name': named().meta(described),
}

const sayingAs = (schema: z.ZodType) => {
  const schemas = {}
  const { properties } = jsonSchemaOf(z.object({ field: schema }), 'input', schemas)
  return JSON.stringify([properties, schemas])
}

it.each(Object.entries(kinds))('a property keeps its description: %s', (_kind, schema) => {
  expect(sayingAs(schema)).toContain('What it is')
})

it.each(Object.entries(kinds))(
  'a parameter has it beside its schema, which allows no null: %s',
  (_kind, schema) => {
    const [list] = routes.filter(({ operation }) => operation === 'operator.list')
    const route = { ...list, query: { filter: 'text' }, examples: {} } as unknown as (typeof routes)[number]
    const { parameters } = operationInput(route, 'GET', [z.object({ filter: schema })], {})
    expect(parameters).toMatchObject([{ name: 'filter', ...described }])
    expect(JSON.stringify(parameters)).not.toContain('null')
  },
)

it('a named schema keeps what is said of it, and what is said where it is used', () => {
  const schemas: Record<string, unknown> = {}
  const thing = named()
  const { properties } = jsonSchemaOf(
    z.object({ field: thing.optional().meta(described) }),
    'output',
    schemas,
  )
  expect(properties).toMatchObject({ field: { ...described, $ref: '#/components/schemas/Thing' } })
  expect(schemas).toMatchObject({ Thing: { properties: { size: { description: 'How large' } } } })
})
