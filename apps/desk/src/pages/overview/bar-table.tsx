import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Bar } from './bar.js'
import classes from './bar-table.module.css'

interface BarTableProps {
  /** What a screen reader calls it. */
  label: string
  /** Of the names, and of each number. */
  heads: readonly [string, ...string[]]
  bars: readonly Bar[]
}

/** Bars beside their numbers. It is a table: whoever does not see bars reads the same, and nothing is told by colour. */
export function BarTable({ label, heads: [nameHead, ...numberHeads], bars }: BarTableProps) {
  const longest = Math.max(1, ...bars.flatMap(({ lengths }) => lengths.map((length) => length ?? 0)))
  return (
    <table className={classes.table} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{nameHead}</th>
          <td aria-hidden />
          {numberHeads.map((head) => (
            <th key={head} scope="col" className={classes.number}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {bars.map((bar) => (
          <BarRow key={bar.key} bar={bar} longest={longest} />
        ))}
      </tbody>
    </table>
  )
}

function BarRow({ bar: { name, lengths, numbers, to }, longest }: { bar: Bar; longest: number }) {
  const [length, beyond = 0] = lengths
  return (
    <tr className={to && classes.row}>
      <th scope="row">
        {to ? (
          <Anchor className={classes.link ?? ''} component={Link} {...(to as object)}>
            {name}
          </Anchor>
        ) : (
          name
        )}
      </th>
      <td aria-hidden className={classes.bars}>
        <svg className={classes.bar} viewBox="0 0 100 1" preserveAspectRatio="none">
          <rect className={classes.beyond} width={widthOf(beyond, longest)} height="1" />
          <rect className={classes.length} width={widthOf(length, longest)} height="1" />
        </svg>
      </td>
      {numbers.map((number, index) => (
        <td key={index} className={classes.number}>
          {number}
        </td>
      ))}
    </tr>
  )
}

/** Per cent; what is there at all is seen. */
function widthOf(length: number, longest: number): number {
  return length > 0 ? Math.max(1, (100 * length) / longest) : 0
}
