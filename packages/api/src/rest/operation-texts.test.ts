import { accessLevels } from '@telecomx/validation'
import { afterAll, describe, expect, it } from 'vitest'
import { createAccessMatrix, relations } from '../testing/access-matrix.js'
import { docsPageOf, readDocsPage } from '../testing/docs-page.js'
import { startTestKit } from '../testing/index.js'
import { operationTexts } from './operation-texts.js'
import { routes } from './routes.js'

const kit = await startTestKit()
afterAll(() => kit.close())
const matrix = await createAccessMatrix(kit)

/** Words without Markdown's marks, however the lines are broken. */
const inWords = (text: string) =>
  text
    .replaceAll(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replaceAll('**', '')
    .split(/\s+/)
    .join(' ')
    .trim()

const pageOf = (operation: string) => readDocsPage(docsPageOf(operation))

describe.each(Object.entries(operationTexts))('%s', (operation, text) => {
  it('does what its page says', async () => {
    const [, introduction = ''] = /## Introduction\n\n(.*?)\n## Request/s.exec(await pageOf(operation)) ?? []
    expect(inWords(text.introduction)).toBe(inWords(introduction))
  })

  it('is for whom its page says', async () => {
    const [, access] = /^\| Access level \| (.*) \|$/m.exec(await pageOf(operation)) ?? []
    expect(text.access).toBe(access)
  })

  it('the lowest level that it names is the lowest that is let in; one that names none is for everybody', () => {
    const { answers } = matrix[operation] ?? { answers: () => 0 }
    const isLetIn = (level: (typeof accessLevels)[number]) =>
      relations.some((relation) => answers(level, relation) === 200)
    const isNamed = (level: string) => new RegExp(`\\b${level}\\b`).test(text.access)
    expect(accessLevels.find(isNamed) ?? accessLevels[0]).toBe(accessLevels.find(isLetIn))
    expect(matrix[operation]?.isPublic ?? false).toBe(!accessLevels.some(isNamed))
  })
})

it('every operation of REST has its text, and nothing else has', () => {
  const operations = new Set(routes.map(({ operation }) => operation))
  expect(Object.keys(operationTexts).toSorted()).toEqual([...operations].toSorted())
})
