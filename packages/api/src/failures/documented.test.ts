import { printableCodePoints } from '@telecomx/poa-document'
import * as validation from '@telecomx/validation'
import { describe, expect, it } from 'vitest'
import { operations } from '../rest/operations.js'
import { docsPageOf, readDocsPage } from '../testing/docs-page.js'

const { operatorCreateErrors, poaCreateErrors } = validation
const everyCall = {
  ...validation.credentialErrors,
  ...validation.transportErrors,
  internalError: validation.internalError,
}

/** The rows of all `| Error code | Message | Description |` tables of a page. */
async function rowsOfPage(name: string): Promise<string[]> {
  return (await readDocsPage(name)).split('\n').flatMap((line) => {
    const [, code, message, description] = /^\| (\d{3}) \| (\S+) \| (.+) \|$/.exec(line) ?? []
    return code === undefined ? [] : [`${code} ${message} ${description}`]
  })
}

const rowsOf = (rows: object) =>
  Object.values(rows as Record<string, validation.DocumentedError>).map(
    (row) => `${row.code} ${row.message} ${row.description}`,
  )

/** Every procedure by its page, with its rows. */
const pages = [...operations].map(([name, { meta }]) => [docsPageOf(name), meta.errors] as const)

describe('the documentation', () => {
  it.each<readonly [string, object]>([['conventions', everyCall], ...pages])(
    '%s.md lists exactly the rows that the code has',
    async (page, rows) => {
      expect((await rowsOfPage(page)).toSorted()).toEqual([...new Set(rowsOf(rows))].toSorted())
    },
  )

  it('the list of pages names every operation', async () => {
    const list = await readDocsPage('README')
    expect(pages.filter(([page]) => !list.includes(`](${page}.md)`))).toEqual([])
  })

  it('the published rows stand first and in the order of their pages', () => {
    expect(rowsOf(operatorCreateErrors).slice(0, 11)).toEqual([
      '422 _id Id is not valid',
      '404 name Name is missing',
      '404 address Address is missing',
      '422 npNumber NP phone number is not a valid phone number',
      '422 npEmail NP e-mail address is not a valid e-mail address',
      '422 fixedAuth Fixed authentication method is not recognized',
      '422 mvnoAuth MVNO authentication method is not recognized',
      '422 orderWait Order wait time must be a whole number of hours to wait',
      '409 _id Operator already exists',
      '403 access_denied Insufficient access level',
      '500 internal_error Unspecified',
    ])
    expect(rowsOf(poaCreateErrors).slice(0, 6)).toEqual([
      '400 bad_request Customer id not found in requested URI',
      '403 access_denied Insufficient access level',
      '404 not_found No portings found in the correct stage for creating power of attorney document',
      '422 recipient Recipient e-mail address is invalid',
      '422 recipient Recipient fax number is invalid',
      '500 internal_error Unspecified',
    ])
  })
})

describe('the printable characters', () => {
  it('are exactly those that the document’s font has', () => {
    const inFont = printableCodePoints()
    const differing: string[] = []
    for (let codePoint = 0x20; codePoint <= 0x2ffff; codePoint++) {
      const isSurrogate = codePoint >= 0xd800 && codePoint <= 0xdfff
      if (!isSurrogate && validation.isPrintable(String.fromCodePoint(codePoint)) !== inFont.has(codePoint))
        differing.push(codePoint.toString(16))
    }
    expect(differing).toEqual([])
  })
})
