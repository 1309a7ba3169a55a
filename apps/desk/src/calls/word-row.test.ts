import * as errors from '@telecomx/client/errors'
import type { DocumentedError } from '@telecomx/client'
import { expect, test } from 'vitest'
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
