import { stageNames } from '@telecomx/validation'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { portingActions } from '../../apps/desk/src/pages/portings/porting-actions.js'

const page = readFileSync(new URL('../../docs/api/porting-stages.md', import.meta.url), 'utf8')
const cellsOf = (line: string) => line.split('|').map((cell) => cell.trim())
const rows = page.split('\n').filter((line) => line.startsWith('| `'))
const stages = rows.map(cellsOf).flatMap(([, name = '']) => /^`(IN_\w+)`$/.exec(name)?.[1] ?? [])
const allStages = [...new Set(stages)]

test.each(Object.entries(portingActions))(
  '%s: from where, and who may, as its page says',
  (action, { from, least }) => {
    const row = rows.map(cellsOf).find(([, name, , where]) => name === `\`${action}\`` && where !== undefined)
    const [, , , where = '', , level] = row ?? []
    const documented = where === 'any' ? allStages : [...where.matchAll(/IN_\w+/g)].map(([stage]) => stage)
    expect(from.toSorted()).toEqual(documented.toSorted())
    expect(least).toBe(level)
  },
)

test('each stage has words', () => {
  expect(allStages).toHaveLength(10)
  expect(Object.keys(stageNames.da).toSorted()).toEqual(allStages.toSorted())
})
