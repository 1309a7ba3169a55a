import type { Chart } from './chart.js'
import { line, round, svgOf, text } from './svg.js'

export interface Point {
  x: number
  y: number
}

export interface Lines {
  name: string
  title: string
  xTitle: string
  yTitle: string
  /** Three at most; all figures above 0. */
  lines: Readonly<Record<string, readonly Point[]>>
}

const [width, height] = [760, 380]
const [left, right, top, bottom] = [70, 150, 50, 50]

/** Lines over two scales that grow tenfold from mark to mark: what grows in proportion has the slope of the diagonal. */
export function linesOf({ name, title, xTitle, yTitle, lines }: Lines): Chart {
  const points = Object.values(lines).flat()
  const x = scaleOf(
    points.map((point) => point.x),
    [left, width - right],
  )
  const y = scaleOf(
    points.map((point) => point.y),
    [height - bottom, top],
  )
  const grid = [
    ...x.tens.flatMap((ten) => [
      line(x.at(ten), top, x.at(ten), height - bottom, 'grid'),
      text(labelOf(ten), x.at(ten), height - bottom + 18, 'small', 'middle'),
    ]),
    ...y.tens.flatMap((ten) => [
      line(left, y.at(ten), width - right, y.at(ten), 'grid'),
      text(labelOf(ten), left - 8, y.at(ten) + 4, 'small', 'end'),
    ]),
    text(xTitle, (left + width - right) / 2, height - 12, 'small', 'middle'),
    text(yTitle, left - 8, top - 10, 'small', 'end'),
  ]
  const drawn = Object.entries(lines).filter(([, points]) => points.length > 0)
  const names = apart(drawn.map(([, points]) => y.at(points.at(-1)?.y ?? 1)))
  const marks = drawn.flatMap(([name, points], index) => {
    const places = points.map((point) => [round(x.at(point.x)), round(y.at(point.y))] as const)
    const [endX] = places.at(-1) ?? [0]
    return [
      `<polyline class="line line${index}" points="${places.map((place) => place.join(',')).join(' ')}"/>`,
      ...places.map(([px, py]) => `<circle class="dot${index}" cx="${px}" cy="${py}" r="3"/>`),
      text(name, endX + 10, (names[index] ?? 0) + 4),
    ]
  })
  return { name, title, svg: svgOf({ title, width, height }, [...grid, ...marks]) }
}

function scaleOf(figures: readonly number[], [from, to]: readonly [number, number]) {
  const first = Math.floor(Math.log10(Math.min(...figures, 10)))
  const last = Math.max(Math.ceil(Math.log10(Math.max(...figures, 10))), first + 1)
  return {
    at: (figure: number) => from + ((Math.log10(figure) - first) / (last - first)) * (to - from),
    tens: Array.from({ length: last - first + 1 }, (_, index) => 10 ** (first + index)),
  }
}

/** `10,000` and `0.1`. */
function labelOf(ten: number): string {
  return ten >= 1 ? ten.toLocaleString('en') : String(ten)
}

const leastPitch = 15

/** Names of lines that end near each other stand below each other. */
function apart(places: readonly number[]): number[] {
  const order = places
    .map((place, index) => ({ place, index }))
    .toSorted((one, other) => one.place - other.place)
  const moved = [...places]
  let before = Number.NEGATIVE_INFINITY
  for (const { place, index } of order) {
    moved[index] = before = Math.max(place, before + leastPitch)
  }
  return moved
}
