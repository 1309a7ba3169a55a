import * as validation from '@telecomx/validation'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type DocumentedProperty, docsPageOf, readDocsSection } from '../testing/docs-page.js'
import { answerType, type PropertyRow, propertyRows } from '../testing/property-rows.js'
import { operations } from './operations.js'
import { routes } from './routes.js'

const inputs = [...operations].map(([name, { inputs }]) => [docsPageOf(name), inputs, name] as const)
const outputs = [...operations].flatMap(([name, { output }]) =>
  output ? [[docsPageOf(name), output] as const] : [],
)

/** The schemas that the OpenAPI document has under a name. */
const named = new Map<string, z.ZodType>(
  Object.values(validation).flatMap((one) => {
    const name = one instanceof z.ZodType ? z.globalRegistry.get(one)?.id : undefined
    return name === undefined ? [] : [[name, one as unknown as z.ZodType] as const]
  }),
)

/** Which page and heading tells each of them, by the links in the types of all tables. */
const links = (await Promise.all(outputs.map(([page]) => readDocsSection(page, 'response'))))
  .flatMap(({ properties }) => properties)
  .flatMap((property) => property.homes)
// Of what stands beside every error no table of answers tells.
const homes = new Map([...links, ['ErrorDetails', 'conventions.md#details']])

const told = (properties: DocumentedProperty[]): PropertyRow[] =>
  properties.map(({ name, type, required, meaning }) => ({ name, type, required, meaning }))

describe('every property says in a sentence what it is', () => {
  /** Plain English for a stranger; the words for the building that our code is are not. */
  const isSentence = (text: string) =>
    /^[A-Z`\d].{2,}[^.\s]$/.test(text) && !/\b(house|door|wire|undefined)/i.test(text)
  const unsaid = (rows: PropertyRow[]) => rows.filter(({ meaning }) => !isSentence(meaning))

  it.each(inputs)('%s: what comes in', (_page, schemas) => {
    expect(unsaid(propertyRows(schemas, 'input'))).toEqual([])
  })

  it.each([...outputs, ...named])('%s: what goes out', (_name, schema) => {
    expect(unsaid(propertyRows([schema], 'output'))).toEqual([])
  })

  it('and no property inside of another is left out', () => {
    const bare = z.object({
      list: z
        .array(z.object({ a: z.string() }))
        .nullish()
        .describe('A list'),
      object: z
        .object({ b: z.string(), said: z.string().describe('Said') })
        .nullish()
        .describe('An object'),
      both: z
        .object({ c: z.string() })
        .and(z.object({ d: z.string() }))
        .describe('Both'),
      either: z.union([z.object({ e: z.string() }), z.object({ f: z.string() })]).describe('One of them'),
    })
    const names = ['list.a', 'object.b', 'both.c', 'both.d', 'either.e', 'either.f']
    expect(unsaid(propertyRows([bare], 'input')).map(({ name }) => name)).toEqual(names)
    expect(unsaid(propertyRows([bare], 'output')).map(({ name }) => name)).toEqual(names)
  })
})

describe('the pages tell the properties of the schemas, in their order and words', () => {
  it.each(inputs)('%s.md: what comes in', async (page, schemas) => {
    const { properties } = await readDocsSection(page, 'request')
    expect(told(properties)).toEqual(propertyRows(schemas, 'input'))
  })

  it.each(outputs)('%s.md: what goes out, or where that is told', async (page, output) => {
    const { text, properties } = await readDocsSection(page, 'response')
    const kinds = answerType(output).split(' or ')
    const here = kinds.filter((kind) => !text.includes(`](${homes.get(kind)})`))
    const schemas = here.map((kind) => named.get(kind) ?? output)
    expect(told(properties)).toEqual(schemas.flatMap((schema) => propertyRows([schema], 'output')))
  })

  it('each named schema at one place', () => {
    expect([...homes.keys()].toSorted()).toEqual([...named.keys()].toSorted())
    expect(links.filter(([name, home]) => homes.get(name) !== home)).toEqual([])
  })

  it.each([...named])('%s is told where its links lead to', async (name, schema) => {
    const [file = '', heading = ''] = homes.get(name)?.split('#') ?? []
    const { properties } = await readDocsSection(file.replace('.md', ''), heading)
    expect(told(properties)).toEqual(propertyRows([schema], 'output'))
  })

  it.each(inputs)('%s.md: where it stands on REST', async (page, _schemas, operation) => {
    const { text, properties } = await readDocsSection(page, 'request')
    const rows = routes.filter((route) => route.operation === operation)
    const where = (name: string) => {
      const [isPosted, isAsked] = [
        rows.some(({ methods }) => methods.includes('POST')),
        rows.some(({ query }) => Object.hasOwn(query ?? {}, name.split('.')[0] ?? name)),
      ]
      if (isAsked) return isPosted ? 'query or body' : 'query'
      return isPosted ? 'body' : 'tRPC'
    }
    const pieces = properties.flatMap(({ placeholder = [] }) => placeholder)
    expect(pieces.filter((piece) => !new RegExp(`^\\| URL .*/${piece}\\b`, 'm').test(text))).toEqual([])
    const expected = properties.map(({ name, placeholder }) =>
      rows.length === 0 ? undefined : placeholder === undefined ? where(name) : 'path',
    )
    expect(properties.map((property) => property.where)).toEqual(expected)
  })
})
