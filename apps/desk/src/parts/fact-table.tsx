import { Table } from '@mantine/core'
import type { ReactNode } from 'react'
import { breakable } from './breakable.js'

export type Fact = readonly [name: string, value: ReactNode]

interface FactTableProps {
  /** Those that have no value are left out. */
  facts: readonly Fact[]
  /** How wide the names are, in any unit of CSS. */
  nameWidth: string
  maxWidth?: string
  /** Within a frame there is none of its own. */
  isFramed?: boolean
}

/** What is known of something: a name and a value in each row. */
export function FactTable({ facts, nameWidth, maxWidth, isFramed = true }: FactTableProps) {
  const told = facts.filter(
    ([, value]) => value !== undefined && value !== null && value !== '' && value !== false,
  )
  return (
    <Table variant="vertical" layout="fixed" withTableBorder={isFramed} maw={maxWidth}>
      <Table.Tbody>
        {told.map(([name, value]) => (
          <Table.Tr key={name}>
            <Table.Th w={nameWidth}>{name}</Table.Th>
            <Table.Td style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
              {breakable(value)}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
