import { type FullOperator, isFullOperator, type RouterOutputs } from '@telecomx/client'
import { Button, Group, Text } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { trpc } from '../../calls/trpc.js'
import { ForLevel } from '../../frame/for-level.js'
import { formatPhone } from '../../language/format-number.js'
import { useTexts } from '../../language/use-texts.js'
import { type Column, DataTable } from '../../parts/data-table.js'
import { EmptyState } from '../../parts/empty-state.js'
import { FailureNotice } from '../../parts/failure-notice.js'
import { FilterBar } from '../../parts/filter-bar.js'
import { Loading } from '../../parts/loading.js'
import { PageHead } from '../../parts/page-head.js'
import { useFilters } from '../../parts/use-filters.js'
import { useMay } from '../../session/use-session.js'
import { operatorTexts } from './operator-texts.js'

type Operator = RouterOutputs['operator']['list']['operators'][number]

/** The registry of operators, as far as the user may see it. */
export function OperatorsPage() {
  const texts = useTexts(operatorTexts)
  const may = useMay()
  return (
    <ForLevel least="VIEWER">
      <PageHead title={texts.title} about={texts.about}>
        {may('ADMIN') && (
          <Button renderRoot={(props) => <Link to="/operators/new" {...props} />}>{texts.create}</Button>
        )}
      </PageHead>
      <OperatorTable />
    </ForLevel>
  )
}

function OperatorTable() {
  const texts = useTexts(operatorTexts)
  const [{ filter, sort }, change] = useFilters()
  const { data, error, refetch } = useQuery(
    trpc.operator.list.queryOptions(
      { ...(filter !== undefined && { filter }), limit: 500 },
      { placeholderData: keepPreviousData },
    ),
  )
  const columns = useColumns()
  const navigate = useNavigate()
  const open = useCallback(
    ({ _id }: Operator) =>
      void navigate({
        to: '/operators/$operatorId',
        params: { operatorId: _id },
        search: (before) => before,
      }),
    [navigate],
  )
  return (
    <>
      <FilterBar search={texts.search} shown={data && { count: data.operators.length, total: data.total }} />
      {error && !data && <FailureNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data?.total === 0 &&
        (filter === undefined ? <NoOperators /> : <EmptyState title={texts.noneFound(filter)} />)}
      {data && data.total > 0 && (
        <DataTable
          label={texts.title}
          columns={columns}
          rows={data.operators}
          idOf={({ _id }) => _id}
          onOpen={open}
          sort={sort}
          onSort={(next) => change({ sort: next })}
        />
      )}
    </>
  )
}

/** That there are none, and for those who may, where they come from. */
function NoOperators() {
  const texts = useTexts(operatorTexts)
  const may = useMay()
  if (!may('ADMIN')) return <EmptyState title={texts.none} />
  return (
    <EmptyState title={texts.none}>
      <Text>{texts.noneAbout}</Text>
      <Group justify="center" mt="md">
        <Button renderRoot={(props) => <Link to="/import?kind=operators" {...props} />}>
          {texts.importOperators}
        </Button>
        <Button variant="default" renderRoot={(props) => <Link to="/import?kind=ranges" {...props} />}>
          {texts.importRanges}
        </Button>
      </Group>
    </EmptyState>
  )
}

/** How operators are reached and authorised is for those who see them whole. */
function useColumns(): readonly Column<Operator>[] {
  const texts = useTexts(operatorTexts)
  const may = useMay()
  const seesAll = may('RESELLER_ADMIN')
  return useMemo(() => {
    const { fields, methods } = texts
    const summary: Column<Operator>[] = [
      { key: 'name', title: fields.name, cell: ({ name }) => name, sortBy: ({ name }) => name },
      { key: '_id', title: fields._id, cell: ({ _id }) => _id, sortBy: ({ _id }) => _id, width: '6.5rem' },
    ]
    if (!seesAll)
      return [...summary, { key: 'address', title: fields.address, cell: ({ address }) => address }]
    return [
      ...summary,
      { ...whole('npNumber', fields.npNumber, ({ npNumber }) => formatPhone(npNumber)), width: '11rem' },
      whole('npEmail', fields.npEmail, ({ npEmail }) => npEmail ?? ''),
      { ...whole('fixedAuth', texts.fixedShort, ({ fixedAuth }) => methods[fixedAuth]), width: '6.5rem' },
      { ...whole('mvnoAuth', texts.mvnoShort, ({ mvnoAuth }) => methods[mvnoAuth]), width: '9.5rem' },
    ]
  }, [texts, seesAll])
}

function whole(key: string, title: string, textOf: (operator: FullOperator) => string): Column<Operator> {
  const cell = (operator: Operator) => (isFullOperator(operator) ? textOf(operator) : '')
  return { key, title, cell, sortBy: cell }
}
