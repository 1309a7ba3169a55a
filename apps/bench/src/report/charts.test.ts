import { expect, test } from 'vitest'
import { barChart } from './bar-chart.js'
import { linesOf } from './line-chart.js'

const figure = (median: number) => ({ median, least: median, most: median })

test('bars are as long as their figures, and ours stands out', () => {
  const bars = [
    { name: 'Telecom X', figure: figure(100) },
    { name: 'a <peer> & more', figure: figure(50) },
  ]
  const { svg } = barChart({ name: 'x', title: 'calls/s', digits: 0, bars })
  const drawn = [...svg.matchAll(/<rect [^>]*width="([\d.]+)"[^>]*class="(own|other)"/g)].map(
    ([, width, kind]) => [kind, width],
  )
  expect(drawn).toEqual([
    ['own', '410'],
    ['other', '205'],
  ])
  expect(svg).toContain('a &lt;peer&gt; &amp; more')
})

test('what grows in proportion is a straight line over scales that grow tenfold', () => {
  const points = [10, 100, 1_000].map((x) => ({ x, y: x / 10 }))
  const { svg } = linesOf({ name: 'x', title: 'growth', xTitle: 'n', yTitle: 'ms', lines: { ours: points } })
  const [, places = ''] = /points="([^"]+)"/.exec(svg) ?? []
  const [[x0 = 0, y0 = 0] = [], [x1 = 0, y1 = 0] = [], [x2 = 0, y2 = 0] = []] = places
    .split(' ')
    .map((place) => place.split(',').map(Number))
  expect([x2 - x1, y2 - y1]).toEqual([x1 - x0, y1 - y0])
  expect([x1 > x0, y1 < y0]).toEqual([true, true])
})

test('a line of which nothing was measured is left out', () => {
  const lines = { ours: [{ x: 10, y: 1 }], 'not told': [] }
  const { svg } = linesOf({ name: 'x', title: 'growth', xTitle: 'n', yTitle: 'ms', lines })
  expect([svg.includes('ours'), svg.includes('not told')]).toEqual([true, false])
})
