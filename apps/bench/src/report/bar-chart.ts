import type { Spread } from '../statistics/statistics.js'
import type { Chart } from './chart.js'
import { figureText } from './figure-text.js'
import { line, rect, svgOf, text } from './svg.js'

export interface Bars {
  name: string
  title: string
  digits: number
  /** The product's own is the one that is named so. */
  bars: readonly { name: string; figure: Spread }[]
}

const [width, left, right] = [760, 200, 150]
const [top, pitch, thickness] = [44, 30, 18]

/** A bar for each, as long as its median; the thin line is from its least visit to its most. */
export function barChart({ name, title, digits, bars }: Bars): Chart {
  const most = Math.max(...bars.map(({ figure }) => figure.most), Number.MIN_VALUE)
  const lengthOf = (figure: number) => (figure / most) * (width - left - right)
  const marks = bars.flatMap(({ name, figure }, index) => {
    const y = top + index * pitch
    const middle = y + thickness / 2
    return [
      text(name, left - 10, middle + 4, '', 'end'),
      rect(left, y, lengthOf(figure.median), thickness, name === 'Telecom X' ? 'own' : 'other'),
      line(left + lengthOf(figure.least), middle, left + lengthOf(figure.most), middle, 'spread'),
      text(figureText(figure, digits), left + lengthOf(figure.most) + 8, middle + 4, 'small'),
    ]
  })
  return { name, title, svg: svgOf({ title, width, height: top + bars.length * pitch + 8 }, marks) }
}
