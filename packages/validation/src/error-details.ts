import { z } from 'zod'

/** A character of a text. */
const refusedCharacter = z.object({
  code: z.string().describe('Its code point, `U+00AD`'),
  name: z.string().optional().describe('Its name, `SOFT HYPHEN`; left out where it can be seen'),
  index: z
    .int()
    .describe(
      'How many code points stand before it: in a number, an e-mail address or a rule as it was sent, in any other text in NFC',
    ),
})

/** A porting that is in the way of what was asked for. */
const porting = z.object({
  _id: z.string().describe('Id of the porting'),
  number: z.string().describe('Its main number, E.164'),
  stage: z.string().describe('The stage that it is at'),
})

/** What an error row leaves open, said beside it: each property only where the row has need of it. */
export const errorDetails = z.object({
  numbers: z
    .array(z.string())
    .optional()
    .describe(
      'Which phone numbers, E.164, the first ten: not known, on an account already, in porting already, added as well as removed, or not of the porting. Of a range that is none, its `from` and `to`',
    ),
  portings: z
    .array(porting)
    .optional()
    .describe(
      'Which portings, the first ten: in the way, at a stage that forbids it or as the row says; or those that the document with that porting code is for',
    ),
  codes: z
    .array(z.string())
    .optional()
    .describe('The porting codes that were read off the file, the first ten'),
  current: z
    .string()
    .optional()
    .describe('The porting code of the document that took the place of that one, and is to be signed'),
  count: z.int().optional().describe('How many `numbers`, or `portings`, there are in all'),
  operators: z
    .array(z.string())
    .optional()
    .describe(
      'CPS codes: of the operators that are not in the registry, the first ten, or of the one whose name cannot be printed',
    ),
  index: z
    .int()
    .optional()
    .describe('Which entry of the list that the row names is at fault, counted from 0'),
  value: z
    .string()
    .optional()
    .describe('What was sent there, cut after 100 code points; half of a surrogate pair is U+FFFD'),
  character: refusedCharacter.optional().describe('Which character of the text is refused'),
  longest: z.int().optional().describe('How many code points the text may have'),
  fields: z.array(z.string()).optional().describe('Which of the given fields may not change'),
  version: z.int().optional().describe('The version that the object has'),
  state: z.string().optional().describe('The state that the delivery, or the signed copy, has'),
  line: z
    .int()
    .optional()
    .describe('Which earlier line of the import has the same id, range, customer or number, counted from 1'),
  reason: z
    .string()
    .optional()
    .describe(
      'Why, in a word: `no_address` (neither contact nor customer has one), `given_twice` (by the query); of a list of addresses `too_many`, `repeated` (in the list, or of the recipient), `by_email_only`; of a file `encrypted` (it opens with a password only), `damaged`, `no_pages`, `too_many_pages`, `too_many_pixels`; of a document `donor_changed`, `owner_changed`, `numbers_missing`; of `/readyz` what the database lacks',
    ),
})
// Its name in the OpenAPI document.
errorDetails.register(z.globalRegistry, { id: 'ErrorDetails' })

export type ErrorDetails = Readonly<z.output<typeof errorDetails>>
export type PortingInTheWay = z.output<typeof porting>

/** So many of what may be ten thousand are named. */
export const mostNamed = 10
const longestValue = 100

/** Which numbers the row is about. */
export function numbersAtFault(numbers: readonly string[]): ErrorDetails {
  return { numbers: numbers.slice(0, mostNamed), count: numbers.length }
}

/** Which portings the row is about. */
export function portingsInTheWay(portings: readonly PortingInTheWay[]): ErrorDetails {
  return { portings: portings.slice(0, mostNamed), count: portings.length }
}

/** Which entry of a list the row is about. */
export function entryAtFault(index: number, entry: unknown): ErrorDetails {
  return { index, ...(typeof entry === 'string' && { value: beginningOf(entry) }) }
}

/** In whole code points; half of a pair, which not every reader of JSON takes, is U+FFFD. */
function beginningOf(text: string): string {
  const characters = Array.from(text.slice(0, 2 * longestValue)).slice(0, longestValue)
  return characters.join('').replaceAll(/\p{Cs}/gu, '\ufffd')
}
