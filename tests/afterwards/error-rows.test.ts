import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { operations } from '../../packages/api/src/rest/operations.js'
import { noteOfFile, noteOfRow, readNotes } from '../error-row-notes.js'

const folder = fileURLToPath(new URL('../../packages/api/src/', import.meta.url))
const testFiles = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.test.ts'))
  .map((path) => folder + path)

test('every documented row of an operation is raised by some test', ({ skip }) => {
  const notes = readNotes()
  const unread = testFiles.filter((path) => !notes.has(noteOfFile(path)))
  skip(
    // There all must run, and one whose tests are all left out would not be missed.
    !process.env.CI && unread.length > 0,
    `only a run of all tests of packages/api can tell: ${unread.length} files did not run`,
  )
  expect(unread).toEqual([])
  const documented = [...operations].flatMap(([operation, { meta }]) =>
    Object.values(meta.errors).map((row) => noteOfRow(operation, row)),
  )
  expect(documented.length).toBeGreaterThan(300)
  expect([...new Set(documented)].filter((row) => !notes.has(row))).toEqual([])
})
