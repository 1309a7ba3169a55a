import { Anchor, Text, Title } from '@mantine/core'
import type { RouterOutputs } from '@telecomx/client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, Navigate, useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { trpc } from '../../calls/trpc.js'
import { useClock } from '../../calls/use-clock.js'
import { useCustomerNames } from '../../calls/use-customer-names.js'
import { ForLevel } from '../../frame/for-level.js'
import { formatAge } from '../../language/format-moment.js'
import { formatCount } from '../../language/format-number.js'
import { useLanguage, useTexts } from '../../language/use-texts.js'
import { type Column, DataTable } from '../../parts/data-table.js'
import { EmptyState } from '../../parts/empty-state.js'
import { FailureNotice } from '../../parts/failure-notice.js'
import { FilterBar } from '../../parts/filter-bar.js'
import { Loading } from '../../parts/loading.js'
import { PageHead } from '../../parts/page-head.js'
import { useFilters } from '../../parts/use-filters.js'
import { useMay, useSession } from '../../session/use-session.js'
import { poaTexts } from './poa-texts.js'
import { customersWaiting, type WaitingCustomer } from './customers-waiting.js'

/** Whose powers of attorney: for those who have one customer alone, that one. */
export function ChooseCustomerPage() {
  const texts = useTexts(poaTexts)
  const { customer } = useSession()
  const may = useMay()
  if (may('OWNER') && !may('RESELLER'))
    return <Navigate to="/poa/$customerId" params={{ customerId: customer._id }} replace />
  return (
    <ForLevel least="OWNER">
      <PageHead title={texts.titleAlone} about={texts.choose.about} />
      <Customers />
    </ForLevel>
  )
}

function Customers() {
  const texts = useTexts(poaTexts).choose
  const [{ filter }] = useFilters()
  return (
    <>
      <FilterBar search={texts.search} />
      {filter === undefined ? <WaitingCustomers /> : <FoundCustomers filter={filter} />}
    </>
  )
}

/** So many portings are looked through; the oldest are among them. */
const mostPortings = 200

function WaitingCustomers() {
  const texts = useTexts(poaTexts).choose
  const { data, error, refetch } = useQuery(
    trpc.porting.list.queryOptions({ stage: 'IN_CREATED', limit: mostPortings }),
  )
  const waiting = useMemo(() => customersWaiting(data?.portings ?? []), [data])
  const names = useCustomerNames(waiting.map(({ _id }) => _id))
  const columns = useWaitingColumns(names)
  const open = useOpen()
  if (!data) return error ? <FailureNotice error={error} onRetry={() => void refetch()} /> : <Loading />
  if (waiting.length === 0)
    return (
      <EmptyState title={texts.none}>
        <Text>{texts.noneAbout}</Text>
        <Anchor component={Link} to="/customers" underline="always">
          {texts.noneNext}
        </Anchor>
      </EmptyState>
    )
  // Who may not read a customer may make nothing for it.
  const rows = waiting.filter(({ _id }) => names.has(_id))
  return (
    <>
      <Title order={2} size="h4" mb="xs">
        {texts.waiting}
      </Title>
      <DataTable label={texts.waiting} columns={columns} rows={rows} idOf={({ _id }) => _id} onOpen={open} />
      {data.total > mostPortings && <Text mt="xs">{texts.waitingPart}</Text>}
    </>
  )
}

function useWaitingColumns(names: ReadonlyMap<string, string>): readonly Column<WaitingCustomer>[] {
  const texts = useTexts(poaTexts).choose
  const language = useLanguage()
  const now = useClock()
  return useMemo(
    () => [
      { key: 'name', title: texts.columns.name, cell: ({ _id }) => names.get(_id) ?? '' },
      {
        key: 'numbers',
        title: texts.columns.numbers,
        cell: ({ numbers }) => formatCount(numbers),
        isNumber: true,
        width: '8rem',
      },
      {
        key: 'since',
        title: texts.columns.since,
        cell: ({ since }) => formatAge(since, now, language),
        isNumber: true,
        width: '10rem',
      },
    ],
    [texts, language, now, names],
  )
}

type Customer = RouterOutputs['customer']['list']['customers'][number]

function FoundCustomers({ filter }: { filter: string }) {
  const texts = useTexts(poaTexts).choose
  const { data, error, refetch } = useQuery(
    trpc.customer.list.queryOptions({ filter, limit: 100 }, { placeholderData: keepPreviousData }),
  )
  const open = useOpen()
  const columns = useMemo<readonly Column<Customer>[]>(
    () => [
      { key: 'name', title: texts.columns.name, cell: ({ name }) => name },
      { key: 'city', title: texts.columns.city, cell: ({ city }) => city ?? '' },
      { key: 'vatNumber', title: texts.columns.vatNumber, cell: ({ vatNumber }) => vatNumber ?? '' },
    ],
    [texts],
  )
  if (!data) return error ? <FailureNotice error={error} onRetry={() => void refetch()} /> : <Loading />
  if (data.total === 0) return <EmptyState title={texts.noneFound(filter)} />
  return (
    <DataTable
      label={texts.found}
      columns={columns}
      rows={data.customers}
      idOf={({ _id }) => _id}
      onOpen={open}
    />
  )
}

function useOpen(): (customer: { _id: string }) => void {
  const navigate = useNavigate()
  return useCallback(
    ({ _id }) => void navigate({ to: '/poa/$customerId', params: { customerId: _id } }),
    [navigate],
  )
}
