import { Button, Center, Group, Text, Title } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import { trpc } from '../../../calls/trpc.js'
import { useTexts } from '../../../language/use-texts.js'
import { type Column, DataTable } from '../../../parts/data-table.js'
import { EmptyState } from '../../../parts/empty-state.js'
import { FailureNotice } from '../../../parts/failure-notice.js'
import { Loading } from '../../../parts/loading.js'
import type { Customer } from '../customer-fields.js'
import { EmployeeDialog, NewEmployee } from './employee-dialogs.js'
import type { Employee } from './employee-fields.js'
import { employeeTexts } from './employee-texts.js'

/** The people of a customer, and how they sign in. */
export default function EmployeesPanel({ customer }: { customer: Customer }) {
  const texts = useTexts(employeeTexts)
  const [opened, setOpened] = useState<string>()
  const [isCreating, setCreating] = useState(false)
  const open = useCallback(({ _id }: Employee) => setOpened(_id), [])
  const columns = useColumns()
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    trpc.employee.list.infiniteQueryOptions(
      { customer: customer._id, limit: 100 },
      { getNextPageParam: ({ nextCursor }) => nextCursor, placeholderData: keepPreviousData },
    ),
  )
  const employees = useMemo(() => data?.pages.flatMap((page) => page.employees), [data])
  if (!employees) return error ? <FailureNotice error={error} onRetry={() => void refetch()} /> : <Loading />
  // On a page that is not loaded there may be one, and nobody takes its place unasked.
  const hasContact = hasNextPage || employees.some(({ primaryContact }) => primaryContact)
  const employee = employees.find(({ _id }) => _id === opened)
  const create = <Button onClick={() => setCreating(true)}>{texts.create}</Button>
  return (
    <>
      <Group justify="space-between" mb="sm">
        <div>
          <Title order={2} size="h3">
            {texts.title}
          </Title>
          <Text c="gray.7">{texts.about}</Text>
        </div>
        {employees.length > 0 && create}
      </Group>
      {employees.length === 0 ? (
        <EmptyState title={texts.none}>
          <Text mb="md">{texts.noneAbout}</Text>
          {create}
        </EmptyState>
      ) : (
        <DataTable
          label={texts.title}
          columns={columns}
          rows={employees}
          idOf={({ _id }) => _id}
          onOpen={open}
        />
      )}
      {hasNextPage && (
        <Center mt="md">
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {texts.more}
          </Button>
        </Center>
      )}
      {employee && (
        <EmployeeDialog employee={employee} hasContact={hasContact} onClose={() => setOpened(undefined)} />
      )}
      {isCreating && (
        <NewEmployee customer={customer._id} hasContact={hasContact} onClose={() => setCreating(false)} />
      )}
    </>
  )
}

function useColumns(): readonly Column<Employee>[] {
  const texts = useTexts(employeeTexts)
  return useMemo(() => {
    const { fields, levels, contactShort } = texts
    return [
      { key: 'name', title: fields.name, cell: ({ name }) => name },
      { key: 'emailAddress', title: fields.emailAddress, cell: ({ emailAddress }) => emailAddress },
      { key: 'accessLevel', title: fields.accessLevel, cell: ({ accessLevel }) => levels[accessLevel] },
      {
        key: 'primaryContact',
        title: contactShort,
        cell: ({ primaryContact }) => (primaryContact ? `✓ ${contactShort}` : undefined),
        width: '11rem',
      },
    ]
  }, [texts])
}
