import { stageNames } from '@telecomx/client/schemas'
import { Anchor, Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { memo, type ReactNode } from 'react'
import { formatCount } from '../../../language/format-number.js'
import { useTexts } from '../../../language/use-texts.js'
import classes from '../../../parts/data-table.module.css'
import { useGrowingCount } from '../../../parts/use-growing-count.js'
import type { NumberGroup } from './group-by-porting.js'
import own from './number-table.module.css'
import { numberTexts } from './number-texts.js'
import { useOperatorNames } from '../../../calls/use-operator-names.js'
import { wordNumbers } from '../../../language/word-numbers.js'

interface NumberTableProps {
  label: string
  groups: readonly NumberGroup[]
  /** Mobile numbers have SIM cards. */
  withSim?: boolean
  /** What can be done with a group; left out for those who may not. */
  action?: NumberAction | undefined
}

/** Keep it between renderings: rows are only rendered when they change. */
export interface NumberAction {
  text: string
  /** The same for those who hear it without its row. */
  nameOf: (numbers: string) => string
  run: (group: NumberGroup) => void
}

/** Numbers, where they come from, and how far their porting has come. */
export function NumberTable({ label, groups, withSim = false, action }: NumberTableProps) {
  const { columns } = useTexts(numberTexts)
  const names = useOperatorNames()
  const count = useGrowingCount(groups.length, undefined)
  const titles: [title: string, width?: string][] = [
    [columns.numbers],
    [columns.donor, '22%'],
    [columns.stage, '22%'],
    ...(withSim ? [[columns.sim, '16rem'] as [string, string]] : []),
    ...(action ? [[columns.actions, '7rem'] as [string, string]] : []),
  ]
  return (
    <table className={classes.table} role="table" aria-label={label}>
      <colgroup>
        {titles.map(([title, width]) => (
          <col key={title} style={{ width }} />
        ))}
      </colgroup>
      <thead role="rowgroup">
        <tr role="row">
          {titles.map(([title]) => (
            <th key={title} role="columnheader" scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {groups.slice(0, count).map((group) => (
          <NumberRow
            key={group.id}
            group={group}
            donor={group.porting && (names.get(group.porting.operator) ?? group.porting.operator)}
            withSim={withSim}
            action={action}
          />
        ))}
      </tbody>
    </table>
  )
}

interface NumberRowProps {
  group: NumberGroup
  donor: string | undefined
  withSim: boolean
  action: NumberAction | undefined
}

const NumberRow = memo(function NumberRow({ group, donor, withSim, action }: NumberRowProps) {
  const { columns, noPorting, count } = useTexts(numberTexts)
  const stages = useTexts(stageNames)
  const { porting, account } = group
  const numbers = wordNumbers(group.numbers)
  const length = group.numbers.length
  return (
    <tr role="row" className={classes.row}>
      <td role="cell">
        <span>
          {porting ? <ToPorting id={porting._id}>{numbers}</ToPorting> : numbers}
          {length > 1 && ` (${count(length, formatCount(length))})`}
        </span>
      </td>
      <td role="cell" data-title={columns.donor}>
        {donor}
      </td>
      <td role="cell" data-title={columns.stage}>
        {porting ? stages[porting.status.stage] : noPorting}
      </td>
      {withSim && (
        <td role="cell" data-title={columns.sim}>
          {account.type === 'MVNO' ? account.simNumber : undefined}
        </td>
      )}
      {action && (
        <td role="cell" className={own.action}>
          <Button
            size="compact-sm"
            variant="default"
            aria-label={action.nameOf(numbers)}
            onClick={() => action.run(group)}
          >
            {action.text}
          </Button>
        </td>
      )}
    </tr>
  )
})

function ToPorting({ id, children }: { id: string; children: ReactNode }) {
  return (
    <Anchor component={Link} to="/portings/$portingId" params={{ portingId: id } as never} fw={600}>
      {children}
    </Anchor>
  )
}
