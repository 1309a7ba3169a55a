import { Button, Center, Text } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Link, Navigate, useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { trpc } from '../../calls/trpc.js'
import { ForLevel } from '../../frame/for-level.js'
import { useTexts } from '../../language/use-texts.js'
import { type Column, DataTable } from '../../parts/data-table.js'
import { EmptyState } from '../../parts/empty-state.js'
import { FailureNotice } from '../../parts/failure-notice.js'
import { FilterBar } from '../../parts/filter-bar.js'
import { Loading } from '../../parts/loading.js'
import { PageHead } from '../../parts/page-head.js'
import { useFilters } from '../../parts/use-filters.js'
import { useMay, useSession } from '../../session/use-session.js'
import type { Customer } from './customer-fields.js'
import { customerTexts } from './customer-texts.js'

/** The customers that the user looks after; whoever has none but their own company is led to it. */
export function CustomersPage() {
  const texts = useTexts(customerTexts)
  const may = useMay()
  const { customer } = useSession()
  if (may('VIEWER') && !may('RESELLER'))
    return <Navigate to="/customers/$customerId" params={{ customerId: customer._id }} replace />
  return (
    <ForLevel least="RESELLER">
      <PageHead title={texts.title} about={texts.about}>
        <CreateButton />
      </PageHead>
      <CustomerTable />
    </ForLevel>
  )
}

function CreateButton() {
  const { create } = useTexts(customerTexts)
  return <Button renderRoot={(props) => <Link to="/customers/new" {...props} />}>{create}</Button>
}

const pageSize = 100

function CustomerTable() {
  const texts = useTexts(customerTexts)
  const [{ filter }] = useFilters()
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    trpc.customer.list.infiniteQueryOptions(
      { ...(filter !== undefined && { filter }), limit: pageSize },
      { getNextPageParam: ({ nextCursor }) => nextCursor, placeholderData: keepPreviousData },
    ),
  )
  const customers = useMemo(() => data?.pages.flatMap((page) => page.customers), [data])
  const total = data?.pages[0]?.total
  const columns = useColumns()
  const navigate = useNavigate()
  const open = useCallback(
    ({ _id }: Customer) =>
      void navigate({
        to: '/customers/$customerId',
        params: { customerId: _id },
        search: (before) => before,
      }),
    [navigate],
  )
  return (
    <>
      <FilterBar
        search={texts.search}
        shown={customers && total !== undefined ? { count: customers.length, total } : undefined}
      />
      {error && !data && <FailureNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {total === 0 && (
        <EmptyState title={filter === undefined ? texts.none : texts.noneFound(filter)}>
          <Text mb="md">{filter === undefined ? texts.noneAbout : texts.noneFoundAbout}</Text>
          <CreateButton />
        </EmptyState>
      )}
      {customers && customers.length > 0 && (
        <DataTable
          label={texts.title}
          columns={columns}
          rows={customers}
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
    </>
  )
}

/** They stand in the order of the server, which is by name: of a part of them no other order would be true. */
function useColumns(): readonly Column<Customer>[] {
  const texts = useTexts(customerTexts)
  return useMemo(() => {
    const { fields, reseller } = texts
    return [
      {
        key: 'name',
        title: fields.name,
        cell: ({ name, isReseller }) => (isReseller ? `${name} (${reseller})` : name),
      },
      { key: 'vatNumber', title: fields.vatNumber, cell: ({ vatNumber }) => vatNumber, width: '11rem' },
      {
        key: 'city',
        title: fields.city,
        cell: ({ zip, city }) => [zip, city].filter((part) => part !== undefined).join(' '),
        width: '16rem',
      },
      { key: 'emailAddress', title: fields.emailAddress, cell: ({ emailAddress }) => emailAddress },
    ]
  }, [texts])
}
