import { expect, test } from 'vitest'
import { serverErrors } from './server-errors.js'

test('a number of the server has one meaning', () => {
  const errnos = Object.values(serverErrors).flatMap((meaning): readonly number[] => meaning.errnos)
  expect(errnos.filter((errno, place) => errnos.indexOf(errno) !== place)).toEqual([])
})
