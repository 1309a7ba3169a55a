import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { type DocumentedError, invalidField, unprintableField } from './documented-error.js'
import {
  customerPath,
  ownerFields,
  poaContentInput,
  poaCreateErrors as errors,
  poaHandOverInput,
} from './poa-create.js'
import { poaGetErrors, poaGetInput, poaPath } from './poa-get.js'
import { rowOfIssue } from './row-of-issue.js'

/** What an input comes to: the row of its first fault, or what is read from it. */
function read(schema: z.ZodType, rows: Record<string, DocumentedError>, input: unknown): unknown {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  return rowOfIssue(parsed.error.issues[0] ?? { path: [], message: '' }, Object.values(rows))
}
const handOver = (input: unknown) => read(poaHandOverInput, errors, input)
const content = (input: unknown) => read(poaContentInput, errors, input)

describe('ids in the path', () => {
  const id = '0123456789abcdefABCDEF01'
  test('either case is accepted and comes out in lower case', () => {
    expect(read(customerPath, errors, { customerId: id })).toEqual({ customerId: id.toLowerCase() })
  })
  const noTexts = [undefined, null, 0, true, [], {}, { $ne: null }, [id], { toSqlString: 'x' }]
  const texts = ['', id.slice(1), `${id}0`, `${id.slice(1)}g`, '１'.repeat(24), '١'.repeat(24), `${id}\n`]
  const words = ["\\' or 1=1 -- ", '../../admin', '__proto__', 'constructor', 'a'.repeat(10_000), 'undefined']
  const hostile = [...noTexts, ...texts, ` ${id}`, `${id} `, ...words]
  test.each(hostile.map((value) => [value]))('H001–H016: %j is 400, for the customer first', (customerId) => {
    expect(read(customerPath, errors, { customerId })).toBe(errors.customerIdMissing)
    expect(read(poaPath, poaGetErrors, { customerId, poaId: 'x' })).toBe(poaGetErrors.customerIdMissing)
    const row = read(poaPath, poaGetErrors, { customerId: id, poaId: customerId })
    expect(row).toBe(poaGetErrors.documentIdMissing)
  })
})

describe('method and recipient', () => {
  test.each<[unknown, object]>([
    [{}, { method: 'DOWNLOAD' }],
    [{ method: null, recipient: null }, { method: 'DOWNLOAD' }],
    // Ignored for DOWNLOAD, whatever it is.
    [{ method: 'DOWNLOAD', recipient: 'not one' }, { method: 'DOWNLOAD' }],
    [{ recipient: { address: 'a@b.dk' } }, { method: 'DOWNLOAD' }],
    [{ method: 'EMAIL' }, { method: 'EMAIL' }],
    [{ method: 'EMAIL', recipient: null }, { method: 'EMAIL' }],
    [{ method: 'FAX', recipient: 'DEFAULT' }, { method: 'FAX' }],
    [
      { method: 'EMAIL', recipient: 'A.B@Example.COM' },
      { method: 'EMAIL', recipient: 'A.B@Example.COM' },
    ],
    [
      { method: 'EMAIL', recipient: ' a@b.dk ' },
      { method: 'EMAIL', recipient: 'a@b.dk' },
    ],
    [
      { method: 'FAX', recipient: '70 30 50 51' },
      { method: 'FAX', recipient: '+4570305051' },
    ],
  ])('%j is read as %j', (input, output) => {
    expect(handOver(input)).toEqual({ cc: [], ...output })
  })
  test.each(['', 'email', 'POST', 'DOWNLOAD ', 0, true, ['EMAIL'], { 0: 'EMAIL' }])(
    '422 method: %j',
    (method) => {
      expect(handOver({ method, recipient: 'x' })).toBe(errors.methodInvalid)
    },
  )
  const texts = ['', ' ', 'default', ' DEFAULT', 'DEFAULT ', 'x', 'a@b.dk, c@d.dk', 'a@b.dk\r\nBcc: c@d.dk']
  const noTexts: unknown[] = [0, true, [], ['a@b.dk'], { address: 'a@b.c', name: 'x\r\nBcc: y' }]
  const neither = [...texts, ...noTexts, { toString: 'a@b.dk' }]
  test.each([...neither, '+4570305051'])('422 recipient: EMAIL to %j', (recipient) => {
    expect(handOver({ method: 'EMAIL', recipient })).toBe(errors.recipientEmailInvalid)
  })
  test.each([...neither, 'a@b.dk', '+4570305051@fax.evil.test'])('422 recipient: FAX to %j', (recipient) => {
    expect(handOver({ method: 'FAX', recipient })).toBe(errors.recipientFaxInvalid)
  })
})

describe('override and mitId', () => {
  test('left out, null and blank count as not given', () => {
    const unset = { override: {}, mitId: false }
    expect(content({})).toEqual(unset)
    expect(content({ override: null, mitId: null })).toEqual(unset)
    for (const value of [null, '', ' \u00a0', '\u200b\u2060']) {
      const override = Object.fromEntries(ownerFields.map((field) => [field, value]))
      expect(content({ override })).toEqual(unset)
    }
  })
  test('every field comes out as it was sent, in NFC and trimmed; the rest is ignored', () => {
    const texts = ["O'Brien & Søn", 'a"b', '50%_off', '<b>', 'Łódź', 'Çağrı Şimşek', 'Ωμέγα']
    const override = Object.fromEntries(ownerFields.map((field, index) => [field, texts[index]]))
    expect(content({ override, mitId: true })).toEqual({ override, mitId: true })
    const hostile = JSON.parse(
      '{"name": " A\u030a ", "level": "ADMIN", "__proto__": {"polluted": 1}}',
    ) as object
    expect(content({ override: hostile })).toEqual({ override: { name: 'Å' }, mitId: false })
    expect(
      content({ override: { address: 'Gade 1\n8000 Århus', vatNumber: 'DK 12 34 56 78' } }),
    ).toMatchObject({
      override: { address: 'Gade 1\n8000 Århus', vatNumber: 'DK 12 34 56 78' },
    })
  })
  test.each(ownerFields)(
    '%s: its length, its type and its glyphs are checked under its own name',
    (field) => {
      const max = field === 'address' ? 500 : 200
      const longest = 'å'.repeat(max)
      expect(content({ override: { [field]: longest } })).toMatchObject({ override: { [field]: longest } })
      for (const value of [
        `${longest}å`,
        'å'.repeat(100_000),
        0,
        true,
        [],
        {},
        'a\u202eb',
        'a\ud800b',
        'a\u0007b',
      ])
        expect(content({ override: { [field]: value } })).toEqual(invalidField(`override.${field}`))
      for (const value of ['张', 'محمد', '😀', 'x\u0301', 'a\u200bb', '\ufffd'])
        expect(content({ override: { [field]: value } })).toEqual(unprintableField(`override.${field}`))
      const twoLines = { override: { [field]: 'a\nb' } }
      const row = invalidField(`override.${field}`)
      expect(content(twoLines)).toEqual(field === 'address' ? { ...twoLines, mitId: false } : row)
    },
  )
  test('the words name the last part of the field', () => {
    expect(invalidField('override.name')).toMatchObject({
      message: 'override.name',
      description: 'name is not valid',
    })
    expect(unprintableField('override.zip').description).toBe('zip cannot be printed')
  })
  test.each(['', 'x', 0, true, [], [{}]])('422 override: %j', (override) => {
    expect(content({ override, mitId: 'x' })).toBe(errors.overrideInvalid)
  })
  test.each(['true', 'TRUE', '', 1, 0, 'yes', []])('422 mitId: %j', (mitId) => {
    expect(content({ mitId })).toBe(errors.mitIdInvalid)
  })
})

describe('how the browser shall treat a file', () => {
  const get = (input: unknown) => read(poaGetInput, poaGetErrors, input)
  test('both may be left out', () => {
    expect(get({})).toEqual({ forcedownload: false })
    expect(get({ forcedownload: true, filename: ' æøå.pdf ' })).toEqual({
      forcedownload: true,
      filename: 'æøå.pdf',
    })
  })
  test.each(['true', 1, '', []])('422 forcedownload: %j', (forcedownload) => {
    expect(get({ forcedownload, filename: 0 })).toBe(poaGetErrors.forcedownloadInvalid)
  })
  test.each([0, [], ['a.pdf'], {}, 'a\r\nSet-Cookie: x=1.pdf', 'a'.repeat(201)])(
    '422 filename: %j',
    (filename) => {
      expect(get({ filename })).toBe(poaGetErrors.filenameInvalid)
    },
  )
})
