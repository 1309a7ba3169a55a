import { expect, test } from 'vitest'
import { z } from 'zod'
import { accessLevels, isAtLeast } from './access-level.js'
import { credentialErrors, transportErrors } from './common-errors.js'
import { operatorCreateErrors } from './operator-create.js'
import { poaCreateErrors } from './poa-create.js'
import { poaGetErrors } from './poa-get.js'
import { rowOfIssue } from './row-of-issue.js'

const operation = { operatorCreateErrors, poaCreateErrors, poaGetErrors }

test.each([
  [['npEmail'], operatorCreateErrors.npEmailInvalid],
  [['name'], operatorCreateErrors.nameMissing],
  [['name'], operatorCreateErrors.nameUnprintable],
  [['_id'], operatorCreateErrors.idInvalid],
])('the issue at %j is the row of that field with its text: %j', (path, row) => {
  expect(rowOfIssue({ path, message: row.description }, Object.values(operatorCreateErrors))).toBe(row)
})

test('a row of 400 has no field: its text alone names it', () => {
  const rows = Object.values(poaGetErrors)
  for (const row of [poaGetErrors.customerIdMissing, poaGetErrors.documentIdMissing])
    expect(rowOfIssue({ path: ['poaId'], message: row.description }, rows)).toBe(row)
})

test('the same text under another field is not that field’s row', () => {
  const issue = { path: ['override', 'name'], message: 'name cannot be printed' }
  expect(rowOfIssue(issue, Object.values(poaCreateErrors))).toMatchObject({ message: 'override.name' })
  const foreign = { path: ['npFax'], message: operatorCreateErrors.npEmailInvalid.description }
  expect(rowOfIssue(foreign, Object.values(operatorCreateErrors))).toMatchObject({
    code: 422,
    message: 'npFax',
  })
})

test('a field without a row of its own follows the general rule, with nothing of zod’s own words', () => {
  const row = { code: 422, message: 'override.zip', description: 'zip is not valid' }
  expect(rowOfIssue({ path: ['override', 'zip'], message: 'Invalid input: expected string' }, [])).toEqual(
    row,
  )
})

test.each(['text', 1, null, undefined, []])('a body that is no object (%j) is 400', (body) => {
  const issue = z.object({}).safeParse(body).error?.issues[0] ?? { path: ['none'], message: '' }
  expect(rowOfIssue(issue, Object.values(operatorCreateErrors))).toBe(transportErrors.bodyNotJson)
})

test.each(Object.entries({ ...operation, credentialErrors, transportErrors }))(
  '%s: rows are frozen, whole, and told apart by message and description',
  (_, table) => {
    const rows = Object.values(table)
    expect(Object.isFrozen(table) && rows.every((row) => Object.isFrozen(row))).toBe(true)
    for (const row of rows)
      expect(row).toEqual({
        code: expect.any(Number),
        message: expect.stringMatching(/^[\w.]+$/),
        description: expect.stringMatching(/\S/),
      })
    expect(new Set(rows.map((row) => `${row.message}: ${row.description}`)).size).toBe(rows.length)
  },
)

test('access levels are a ladder', () => {
  expect(accessLevels.join(' < ')).toBe(
    'NO_LOGIN < PERSONAL < VIEWER < MANAGER < OWNER < RESELLER < RESELLER_ADMIN < ADMIN',
  )
  expect(isAtLeast('OWNER', 'OWNER') && isAtLeast('ADMIN', 'RESELLER_ADMIN')).toBe(true)
  expect(isAtLeast('MANAGER', 'OWNER') || isAtLeast('NO_LOGIN', 'PERSONAL')).toBe(false)
})
