import { Paper, Text } from '@mantine/core'
import type { ReactNode } from 'react'

/** What stands where nothing is: that it is so, and what to do about it. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <Paper withBorder p="xl" ta="center">
      <Text fw={600}>{title}</Text>
      {children}
    </Paper>
  )
}
