import { fileURLToPath } from 'node:url'
import * as validation from '@telecomx/validation'
import ts from '@typescript/typescript6'
import { expect, test } from 'vitest'
import { z } from 'zod'
import * as errors from './errors.js'

const script = (name: string) => fileURLToPath(new URL(`../scripts/${name}.mjs`, import.meta.url))

test('the rows without schemas are those of the schemas’ package, each of them', () => {
  const rows = Object.entries(validation).filter(
    ([name, value]) => typeof value === 'object' && /Errors$|^(accessDenied|internalError)$/.test(name),
  )
  expect(rows.length).toBeGreaterThan(30)
  expect({ ...errors }).toEqual(Object.fromEntries(rows))
})

const hovered = fileURLToPath(new URL('hovered.ts', import.meta.url))
const code = `import type { Client } from './index.js'
  declare const client: Client
  client.operator.create.mutate({ npEmail: '' })
  client.operator.update.mutate({ npFax: '' })
  client.token.revoke`
const read = (path: string) => (path === hovered ? code : ts.sys.readFile(path))
/** What an editor asks about a file that is open in it. */
const editor = ts.createLanguageService({
  getScriptFileNames: () => [hovered],
  getScriptVersion: () => '1',
  getScriptSnapshot: (path) => ts.ScriptSnapshot.fromString(read(path) ?? ''),
  fileExists: (path) => path === hovered || ts.sys.fileExists(path),
  readFile: read,
  getCurrentDirectory: () => fileURLToPath(new URL('.', import.meta.url)),
  getDefaultLibFileName: ts.getDefaultLibFilePath,
  getCompilationSettings: () => ({
    strict: true,
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2023,
  }),
})

test.each([
  ['a procedure', 'create', 'Registers a Danish operator.'],
  ['a procedure without an address on REST', 'revoke', 'Withdraws a token.'],
  ['a field that goes in', 'npEmail', 'e-mail address'],
  ['a field that may be left out of a change', 'npFax', 'E.164'],
])('an editor tells what %s is', (_title, name, sentence) => {
  const info = editor.getQuickInfoAtPosition(hovered, code.indexOf(name))
  expect(ts.displayPartsToString(info?.documentation)).toContain(sentence)
})

const summary = 'Adds a thing'
const named = z.object({ _id: z.string().meta({ description: 'Its id' }) })
named.register(z.globalRegistry, { id: 'GeneratedTestThing' })

const types = (
  procedure: string,
) => `declare const appRouter: TRPCBuiltRouter<{}, TRPCDecorateCreateRouterOptions<{
    thing: TRPCBuiltRouter<{}, TRPCDecorateCreateRouterOptions<{
        create: TRPCMutationProcedure<${procedure}>;
    }>>;
}>>;
`

test('sentences stand before procedures and fields: in lists, unions, named schemas, and of inputs in parts', async () => {
  const inputs = [
    z.object({ name: z.string().meta({ description: 'What it is called; not */ the end' }).nullish() }),
    z.object({
      lines: z
        .array(z.object({ line: z.int().describe('From 1') }))
        .readonly()
        .describe('What it is made of'),
    }),
  ]
  const output = z.union([
    z.object({ things: z.array(named).describe('All of them') }),
    z.object({ silent: z.boolean().describe('Or nothing') }),
  ])
  const text = types(`{
            input: {
                name?: string | null | undefined;
                lines: readonly ({
                    line: number;
                })[];
            };
            output: {
                things: {
                    _id: string;
                }[];
            } | {
                silent: boolean;
            };
        }`)
  expect(await withSentences(text, { summary, inputs, output })).toMatchInlineSnapshot(`
    "declare const appRouter: TRPCBuiltRouter<{}, TRPCDecorateCreateRouterOptions<{
        thing: TRPCBuiltRouter<{}, TRPCDecorateCreateRouterOptions<{
            /** Adds a thing. */
            create: TRPCMutationProcedure<{
                input: {
                    /** What it is called; not *\\/ the end */
                    name?: string | null | undefined;
                    /** What it is made of */
                    lines: readonly ({
                        /** From 1 */
                        line: number;
                    })[];
                };
                output: {
                    /** All of them */
                    things: {
                        /** Its id */
                        _id: string;
                    }[];
                } | {
                    /** Or nothing */
                    silent: boolean;
                };
            }>;
        }>>;
    }>>;
    "
  `)
})

test('a procedure that says nothing of itself is refused by name', async () => {
  const refused = withSentences(types('{ input: void; output: void }'), { inputs: [], output: z.void() })
  await expect(refused).rejects.toThrow('thing.create has no summary')
})

test('a field that says nothing of itself is refused by name', async () => {
  const output = z.object({ things: z.array(z.object({ silent: z.boolean() })).describe('All of them') })
  const refused = withSentences(types('{ input: void; output: { things: { silent: boolean }[] } }'), {
    summary,
    inputs: [],
    output,
  })
  await expect(refused).rejects.toThrow('thing.create, output.things.silent has no sentence')
})

async function withSentences(text: string, procedure: object): Promise<string> {
  const { withSentences } = (await import(script('with-sentences'))) as {
    withSentences: (text: string, procedures: ReadonlyMap<string, object>) => string
  }
  return withSentences(text, new Map([['thing.create', procedure]]))
}
