import { expect, test } from 'vitest'
import type { z } from 'zod'
import { numberLine } from './number-import.js'
import { operatorCreateInput } from './operator-create.js'
import { customerCreateInput } from './customer-create.js'
import { numbersAtFault } from './error-details.js'
import { poaContentInput, poaHandOverInput } from './poa-create.js'
import { portingUpdateInput } from './porting-update.js'
import { detailsOfIssue } from './row-of-issue.js'
import { sipCreateInput } from './sip-create.js'
import { sipUpdateInput } from './sip-update.js'

/** What is said of the first fault. */
function detailsOf(schema: z.ZodType, input: object): unknown {
  const [issue] = schema.safeParse(input).error?.issues ?? []
  return issue && detailsOfIssue(issue)
}

const numbers = (...entries: unknown[]) => ({ name: 'x', numbers: entries })
const character = (code: string, index: number) => ({ character: { code, index } })
/** Marks that no letter takes up in NFC; with as many again they are a pile. */
const marks = '\u0335'.repeat(5)
const softHyphen = (index: number) => ({ character: { code: 'U+00AD', name: 'SOFT HYPHEN', index } })

test.each<[string, z.ZodType, object, object | undefined]>([
  [
    'which entry is no number',
    sipCreateInput,
    numbers('70305050', 'ring'),
    { index: 1, value: 'ring', character: { code: 'U+0072', index: 0 } },
  ],
  [
    'which entry has a digit too few',
    sipCreateInput,
    numbers('70305050', '7030505'),
    { index: 1, value: '7030505' },
  ],
  [
    'which character of an entry',
    sipCreateInput,
    numbers('7030\u00ad5050'),
    { index: 0, value: '7030\u00ad5050', ...softHyphen(4) },
  ],
  ['which entry is no text', sipCreateInput, numbers('70305050', 70305050), { index: 1 }],
  [
    'the beginning of a long entry',
    sipCreateInput,
    numbers('1'.repeat(5_000)),
    { index: 0, value: '1'.repeat(100) },
  ],
  [
    'a long entry in whole code points',
    sipCreateInput,
    numbers(`x${'😀'.repeat(200)}`),
    { index: 0, value: `x${'😀'.repeat(99)}`, character: { code: 'U+0078', index: 0 } },
  ],
  [
    'no half of a surrogate pair, though one was sent',
    sipCreateInput,
    numbers('7030\ud83d'),
    {
      index: 0,
      value: '7030\ufffd',
      character: { code: 'U+D83D', name: 'half of a surrogate pair', index: 4 },
    },
  ],
  ['which series is reversed', sipCreateInput, numbers('33254179-70'), { index: 0, value: '33254179-70' }],
  [
    'which series is too long',
    sipCreateInput,
    numbers('33254170', '33250000-9999'),
    { index: 1, value: '33250000-9999' },
  ],
  [
    'which entry is too much',
    sipCreateInput,
    numbers(...Array.from({ length: 10 }, () => '33250000-33250999'), '70305050'),
    { index: 10, value: '70305050' },
  ],
  [
    'which numbers are added and removed',
    sipUpdateInput,
    { addNumbers: ['33254170-79', '33254181'], removeNumbers: ['33254160-81'] },
    { numbers: Array.from({ length: 10 }, (_, index) => `+453325417${index}`), count: 11 },
  ],
  ['which character of a name', customerCreateInput, { name: ' Ærø\u00ad ApS' }, softHyphen(4)],
  ['in NFC', customerCreateInput, { name: 'A\u030aA\u030a\u00ad' }, softHyphen(2)],
  [
    'which character of an address',
    customerCreateInput,
    { name: 'x', address: 'Havnegade\n1\u202e' },
    { character: { code: 'U+202E', name: 'RIGHT-TO-LEFT OVERRIDE', index: 11 } },
  ],
  [
    'in a number as it was sent',
    customerCreateInput,
    { name: 'x', faxNumber: 'A\u030a7' },
    character('U+0041', 0),
  ],
  [
    'in an e-mail address as it was sent',
    customerCreateInput,
    { name: 'x', emailAddress: 'e\u0301@b.dk' },
    character('U+0301', 1),
  ],
  ['in an ICC as it was sent', portingUpdateInput, { donorSimNumber: 'e\u0301' }, character('U+0301', 1)],
  [
    'in a rule as it was sent',
    operatorCreateInput.pick({ iccValidation: true }),
    { iccValidation: 'A\u030a\t' },
    { character: { code: 'U+0009', name: 'CHARACTER TABULATION', index: 2 } },
  ],
  [
    'a pile of marks, with a line feed in it as well',
    operatorCreateInput.pick({ notes: true }),
    { notes: `\nHav\n\nx${marks}\n\n${marks}` },
    character('U+0335', 7),
  ],
  [
    'which character of the domain',
    customerCreateInput,
    { name: 'x', emailAddress: 'a_b@b_c.dk' },
    character('U+005F', 5),
  ],
  [
    'a letter that the font lacks has no need of a name',
    customerCreateInput,
    { name: 'x 张' },
    { character: { code: 'U+5F20', index: 2 } },
  ],
  ['how long a name may be', customerCreateInput, { name: 'x'.repeat(201) }, { longest: 200 }],
  [
    'how long an address may be',
    customerCreateInput,
    { name: 'x', address: 'x'.repeat(9_000) },
    { longest: 500 },
  ],
  [
    'which character of another owner',
    poaContentInput,
    { override: { city: 'Valby\u00ad.' } },
    softHyphen(5),
  ],
  [
    'which character of a fax number',
    customerCreateInput,
    { name: 'x', faxNumber: '+45\u00ad70305051' },
    softHyphen(3),
  ],
  [
    'which character of an e-mail address',
    customerCreateInput,
    { name: 'x', emailAddress: 'a@b.dk\u00ad' },
    softHyphen(6),
  ],
  [
    'which character of a recipient',
    poaHandOverInput,
    { method: 'FAX', recipient: '\u00ad70305051' },
    softHyphen(0),
  ],
  [
    'which character of a rule',
    operatorCreateInput.pick({ iccValidation: true }),
    { iccValidation: '^89\u202e45$' },
    { character: { code: 'U+202E', name: 'RIGHT-TO-LEFT OVERRIDE', index: 3 } },
  ],
  [
    'how a range was read',
    numberLine,
    { from: '33254170', to: '33254169', operator: '01010' },
    { numbers: ['+4533254170', '+4533254169'] },
  ],
  [
    'which additional number',
    portingUpdateInput,
    { additionalNumbers: ['70305050', '703o5051'] },
    { index: 1, value: '703o5051', character: { code: 'U+006F', index: 3 } },
  ],
  ['which address to notify', portingUpdateInput, { notify: ['a@b.dk', 7] }, { index: 1 }],
  [
    'which address is one too many',
    portingUpdateInput,
    { notify: Array.from({ length: 21 }, () => 'a@b.dk') },
    { index: 20, value: 'a@b.dk' },
  ],
  ['an update’s field as at creation', portingUpdateInput, { donorSimNumber: '8945\u00ad' }, softHyphen(4)],
  ['nothing, where the row says it all', customerCreateInput, {}, undefined],
])('%s', (_title, schema, input, details) => {
  expect(detailsOf(schema, input)).toEqual(details)
})

test('of very many numbers the first ten are named, and all are counted', () => {
  const details = numbersAtFault(Array.from({ length: 10_000 }, (_, index) => `+45${20_000_000 + index}`))
  expect(details.numbers).toHaveLength(10)
  expect(details.count).toBe(10_000)
})
