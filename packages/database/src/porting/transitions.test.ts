import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { stageFacts } from './stage-facts.js'
import { transitions } from './transitions.js'

const page = readFileSync(new URL('../../../../docs/api/porting-stages.md', import.meta.url), 'utf8')

/** The rows of the page's table with that head, by what stands first in them; words and numbers without their quotes. */
function rowsUnder(head: string): Record<string, string[]> {
  const [, table = ''] = page.split(`| ${head} |`)
  const lines = table.split('\n\n')[0]?.split('\n').slice(2) ?? []
  const rows = lines.map((line) => line.slice(1, -1).replaceAll('`', '').split('|'))
  return Object.fromEntries(
    rows.map(([first = '', ...cells]) => [first.trim(), cells.map((cell) => cell.trim())]),
  )
}

it('the stages and what holds in them are those of the page, in its order', () => {
  const published = Object.entries(rowsUnder('Stage')).map(([stage, [, ...facts]]) => [stage, ...facts])
  const yesOrNo = (holds: boolean) => (holds ? 'yes' : 'no')
  expect(
    Object.entries(stageFacts).map(([stage, { group, isOver, takesUpdates, daysUntilAttention }]) => [
      stage,
      group,
      yesOrNo(isOver),
      yesOrNo(takesUpdates),
      String(daysUntilAttention ?? ''),
    ]),
  ).toEqual(published)
})

it('the transitions are those of the page: from, to, by whom, guard', () => {
  const everyStage = Object.keys(stageFacts).join(', ')
  const published = Object.entries(rowsUnder('Transition')).map(([name, [, from = '', ...cells]]) => [
    name,
    from === 'any' ? everyStage : from,
    ...cells,
  ])
  expect(
    Object.entries(transitions).map(([name, { from, to, least, ...more }]) => [
      name,
      from.join(', '),
      to,
      least,
      'guard' in more ? more.guard : '',
    ]),
  ).toEqual(published)
})
