import * as errors from '@telecomx/client/errors'
import type { DocumentedError } from '@telecomx/client'
import * as schemas from '@telecomx/client/schemas'
import { describe, expect, test } from 'vitest'
import { emptyFields as customerFields } from '../pages/customers/customer-fields.js'
import {
  emptyFields as employeeFields,
  employeeSchema,
} from '../pages/customers/employees/employee-fields.js'
import { importKinds } from '../pages/import/import-kinds.js'
import { emptyFields as operatorFields } from '../pages/operators/operator-fields.js'
import { emptyPoaFields } from '../pages/poa/poa-fields.js'
import { danishRows } from './danish-rows.js'
import { wordRow } from './word-row.js'

const rows = Object.values(errors as Record<string, DocumentedError | Record<string, DocumentedError>>)
  .flatMap((one) => ('description' in one ? [one as DocumentedError] : Object.values(one)))
  .map(({ description }) => description)

test('every documented row has Danish words', () => {
  expect(rows.length).toBeGreaterThan(200)
  expect(rows.filter((description) => wordRow({ description }, 'da') === description)).toEqual([])
})

test('there are no Danish words for rows that are not there', () => {
  expect(Object.keys(danishRows).filter((description) => !rows.includes(description))).toEqual([])
})

test('in English a row is told as it is documented, and a field’s general rule without its machine name', () => {
  expect(wordRow({ description: 'Operator already exists' }, 'en')).toBe('Operator already exists')
  expect(wordRow({ description: 'npOpeningHours is not valid' }, 'en')).toBe('The value is not valid')
})

const textsOf = (fields: Record<string, string | boolean>) =>
  Object.keys(fields).filter((name) => typeof fields[name] === 'string')

describe('at a field people are told what it wants', () => {
  const portingFields = ['number', 'donorSimNumber', 'donorCustomerId', 'requestedDate', 'notify']
  const actionFields = ['date', 'reason', 'message', 'stage']
  const forms = [
    ['an operator', schemas.operatorCreateInput, errors.operatorCreateErrors, Object.keys(operatorFields)],
    ['a customer', schemas.customerCreateInput, errors.customerCreateErrors, Object.keys(customerFields)],
    ['an employee', employeeSchema, errors.employeeCreateErrors, textsOf(employeeFields)],
    ['a token', schemas.tokenCreateInput, errors.tokenCreateErrors, ['name', 'expiresAt']],
    ['an account', schemas.sipUpdateInput, errors.sipUpdateErrors, ['name']],
    ['a porting', schemas.portingUpdateInput, errors.portingUpdateErrors, portingFields],
    ['a confirmation', schemas.portingConfirmInput, errors.portingConfirmErrors, actionFields],
    ['a refusal', schemas.portingRejectInput, errors.portingRejectErrors, actionFields],
    ['a contact', schemas.portingContactInput, errors.portingContactErrors, actionFields],
    ['a stage', schemas.portingStageOverrideInput, errors.portingStageOverrideErrors, actionFields],
    ['another owner', schemas.poaContentInput, errors.poaCreateErrors, Object.keys(emptyPoaFields)],
    ...Object.entries(importKinds).map(
      ([kind, { schema, rows, fields }]) =>
        [`imported ${kind}`, schema, rows, fields.map(({ name }) => name)] as const,
    ),
  ] as const

  test.each(forms)('of %s', (_what, schema, rows, fields) => {
    const bad = ['', 'x', '1010', 'x'.repeat(5_000), 'a\u0000b', '木']
    const told = bad.flatMap((value) => {
      const listed = { notify: Array(30).fill(value), numbers: [value] }
      const given = { ...Object.fromEntries(fields.map((name) => [name, value])), ...listed }
      const override = Object.fromEntries(
        fields.flatMap((name) => (name.startsWith('override.') ? [[name.slice(9), value]] : [])),
      )
      const { error } = schema.safeParse({ ...given, override })
      return (error?.issues ?? []).map((issue) => {
        const row = schemas.rowOfIssue(issue, Object.values(rows))
        return `${row.message}: ${wordRow(row, 'da', schemas.detailsOfIssue(issue))}`
      })
    })
    expect(told.length).toBeGreaterThan(0)
    expect(told.filter((text) => text.includes('Værdien er ikke gyldig'))).toEqual([])
  })
})

test('what is too long or holds a refused character says how long and which', () => {
  const row = { description: 'notes is not valid' }
  expect(wordRow(row, 'da', { longest: 4000 })).toBe('Højst 4.000 tegn')
  const character = { code: 'U+6728', index: 3 }
  expect(wordRow({ description: 'name cannot be printed' }, 'da', { character })).toBe(
    'Indeholder et tegn, der ikke kan trykkes på fuldmagten (tegnet „木“)',
  )
  const hidden = { code: 'U+200B', name: 'ZERO WIDTH SPACE', index: 3 }
  expect(wordRow(row, 'en', { character: hidden })).toBe(
    'Holds a character that cannot be used (the character ZERO WIDTH SPACE)',
  )
})
