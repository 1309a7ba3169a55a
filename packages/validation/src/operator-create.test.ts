import { describe, expect, test } from 'vitest'
import { type DocumentedError, invalidField } from './documented-error.js'
import { operatorCreateErrors as errors, operatorCreateInput } from './operator-create.js'
import { rowOfIssue } from './row-of-issue.js'

const valid = {
  _id: '01060',
  name: 'Telecom X',
  address: 'Frugtmarkedet 17, 2500 Valby',
  npNumber: '+4570305000',
  fixedAuth: 'EMAIL',
  mvnoAuth: 'ICC_EMAIL',
}

/** What a body comes to: the row of its first fault, or what is stored of it. */
function answer(change: object): DocumentedError | Record<string, unknown> {
  const parsed = operatorCreateInput.safeParse({ ...valid, ...change })
  if (parsed.success) return parsed.data
  return rowOfIssue(parsed.error.issues[0] ?? { path: [], message: '' }, Object.values(errors))
}

test('the page’s example, with a CPS code for its id, comes out as it was sent', () => {
  const page = {
    ...valid,
    npFax: '+4570305051',
    npEmail: 'np@telecomx.dk',
    npOpeningHours: 'man-fre 8:00-16:00',
    notes: 'Ask for Rune',
    iccValidation: '/^894512\\d{13}F$/',
    orderWait: null,
    customerIdValidation: false,
  }
  expect(answer(page)).toEqual(page)
})

test('what is left out, null or blank is unset; orderWait is null and customerIdValidation false', () => {
  const defaults = { ...valid, orderWait: null, customerIdValidation: false }
  const optional = ['npFax', 'npEmail', 'npOpeningHours', 'notes', 'iccValidation']
  expect(answer({})).toEqual(defaults)
  for (const unset of [null, undefined, '', ' \t\u00a0', '\u200b\ufeff\u2800'])
    expect(answer(Object.fromEntries(optional.map((field) => [field, unset])))).toEqual(defaults)
  expect(answer({ orderWait: undefined, customerIdValidation: null })).toEqual(defaults)
})

test('unknown properties are ignored, and none reaches a prototype', () => {
  const body = JSON.parse('{"__proto__": {"polluted": 1}, "level": "ADMIN", "constructor": 1}') as object
  expect(answer(body)).toEqual({ ...valid, orderWait: null, customerIdValidation: false })
  expect('polluted' in {}).toBe(false)
})

test('the first fault in the order of the page answers', () => {
  const faults: [keyof typeof valid | 'npEmail' | 'orderWait', unknown, DocumentedError][] = [
    ['_id', 'x', errors.idInvalid],
    ['name', '', errors.nameMissing],
    ['address', '', errors.addressMissing],
    ['npNumber', 'x', errors.npNumberInvalid],
    ['npEmail', 'x', errors.npEmailInvalid],
    ['fixedAuth', 'x', errors.fixedAuthInvalid],
    ['mvnoAuth', 'x', errors.mvnoAuthInvalid],
    ['orderWait', 'x', errors.orderWaitInvalid],
  ]
  faults.forEach(([, , row], index) => {
    expect(answer(Object.fromEntries(faults.slice(index).map(([field, value]) => [field, value])))).toBe(row)
  })
})

const texts = [undefined, null, 0, 1060, true, [], {}, { $ne: null }, { toSqlString: 'x' }]
const refused: [string, DocumentedError, readonly unknown[]][] = [
  [
    '_id',
    errors.idInvalid,
    [...texts, '', '1234567890ABCDEF12345678', '0106', '010600', ' 01060', '01060\n', '٠١٠٦٠', '０１０６０'],
  ],
  ['name', errors.nameMissing, [undefined, null, '', '   ', '\n\t', '\u200b', '\u2800\u3164\u00ad']],
  ['name', invalidField('name'), [0, true, [], {}, 'å'.repeat(201), 'a'.repeat(100_000)]],
  [
    'name',
    errors.nameUnprintable,
    ['张伟', 'محمد', 'Tele 😀', 'x\u0301', 'Tele\u200bcom', 'ﬁrma', '\ue000', '\ufffd'],
  ],
  ['address', errors.addressMissing, [undefined, null, '', ' \n ', '\u200d']],
  ['address', invalidField('address'), [1, [], '😀'.repeat(501), 'Gade\u0000 1', 'Gade\r\nBy', 'Gade\t1']],
  ['npNumber', errors.npNumberInvalid, [...texts, '', 'x', '+45', '٧٠٣٠٥٠٥١']],
  ['npFax', errors.npFaxInvalid, [0, true, [], {}, 'x', '+4570305051@fax.evil.test']],
  ['npEmail', errors.npEmailInvalid, [0, true, [], { address: 'a@b.dk' }, 'x', 'a@b.dk, c@d.dk']],
  ['npOpeningHours', invalidField('npOpeningHours'), [0, [], '8\n16', 'a'.repeat(201)]],
  ['notes', invalidField('notes'), [0, {}, '😀'.repeat(4001), 'a\u202egpj.exe', `a${'\u0301'.repeat(100)}`]],
  ['fixedAuth', errors.fixedAuthInvalid, [...texts, '', 'ICC', 'email', 'FAX ', 'toString']],
  ['mvnoAuth', errors.mvnoAuthInvalid, [...texts, '', 'ICC_MAIL', 'icc', '__proto__']],
  ['iccValidation', errors.iccValidationInvalid, [0, [], '(', '(?=8)', 'a'.repeat(201)]],
  ['orderWait', errors.orderWaitInvalid, ['24', '', -1, 8761, 1.5, true, [], {}, 1e308, NaN, Infinity]],
  ['customerIdValidation', invalidField('customerIdValidation'), ['false', '', 0, 1, 'no', []]],
]
const cases = refused.flatMap(([field, row, values]) => values.map((value) => ({ field, row, value })))

test.each(cases)('$row.code $row.message: $field of %# is refused', ({ field, row, value }) => {
  expect(answer({ [field]: value })).toEqual(row)
})

describe('every text that is kept comes out as it was sent', () => {
  const kept = [
    "O'Brien",
    'a"b',
    'D\\',
    '50%_off',
    '<script>alert(1)</script>',
    '{{7*7}} ${7*7} <%= 7 %> #{7}',
    '%s%n%d',
    'æøåÆØÅ',
    'Łódź Çağrı Şimşek',
  ]
  test.each([...kept, 'å'.repeat(200)])('name %j', (name) => {
    expect(answer({ name })).toMatchObject({ name })
  })
  test.each([...kept, '张 محمد 😀', 'ﬁrma Ｆ', 'one\ntwo', '😀'.repeat(4000)])('notes %j', (notes) => {
    expect(answer({ notes })).toMatchObject({ notes })
  })
  test('address of 500 and npOpeningHours of 200 code points of four bytes', () => {
    const longest = { address: '😀'.repeat(500), npOpeningHours: '😀'.repeat(200) }
    expect(answer(longest)).toMatchObject(longest)
  })
  test('in NFC, trimmed at the ends only', () => {
    const sent = { name: '  Cafe\u0301  A/S ', address: '\nA\u030arhus\n\n8000 ' }
    expect(answer(sent)).toMatchObject({ name: 'Café  A/S', address: 'Århus\n\n8000' })
    expect(answer({ name: 'e\u0301'.repeat(200) })).toMatchObject({ name: 'é'.repeat(200) })
  })
  test.each([0, 1, 24, 8760])('orderWait of %i hours', (orderWait) => {
    expect(answer({ orderWait })).toMatchObject({ orderWait })
  })
})

/** H021–H024: in the middle of a text, so that no trimming hides them. */
const forbidden = [
  ...Array.from({ length: 0x20 }, (_, code) => code).filter((code) => code !== 0x0a),
  ...Array.from({ length: 0x21 }, (_, index) => 0x7f + index),
  ...Array.from({ length: 5 }, (_, index) => 0x202a + index),
  ...Array.from({ length: 4 }, (_, index) => 0x2066 + index),
  0x061c,
  0x200e,
  0x200f,
  0x2028,
  0x2029,
  0xd800,
  0xdbff,
  0xdc00,
  0xdfff,
]

test.each(forbidden.map((code) => code.toString(16)))('422: U+%s in any text is refused', (code) => {
  const text = `a${String.fromCharCode(parseInt(code, 16))}b`
  for (const field of ['name', 'address', 'npOpeningHours', 'notes'])
    expect(answer({ [field]: text })).toEqual(invalidField(field))
})
