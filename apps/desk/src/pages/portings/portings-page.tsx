import { stageNames } from '@telecomx/client/schemas'
import { Anchor, Button, Group, Text } from '@mantine/core'
import { failedWith } from '@telecomx/client'
import { portingListErrors } from '@telecomx/client/errors'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { trpc } from '../../calls/trpc.js'
import { useOperatorNames } from '../../calls/use-operator-names.js'
import { ForLevel } from '../../frame/for-level.js'
import { useTexts } from '../../language/use-texts.js'
import { BulkResults } from '../../parts/bulk-results.js'
import { DataTable } from '../../parts/data-table.js'
import { EmptyState } from '../../parts/empty-state.js'
import { FailureNotice } from '../../parts/failure-notice.js'
import { FilterBar } from '../../parts/filter-bar.js'
import { Loading } from '../../parts/loading.js'
import { PageHead } from '../../parts/page-head.js'
import { createSelection } from '../../parts/selection.js'
import { useBulk } from '../../parts/use-bulk.js'
import { type Filters, useFilters } from '../../parts/use-filters.js'
import { useMay } from '../../session/use-session.js'
import { ActOnSelected, SelectFitting } from './act-on-selected.js'
import { CustomerFilter } from './customer-filter.js'
import { listTexts } from './list-texts.js'
import { portingWords } from './porting-words.js'
import { usePortingColumns } from './use-porting-columns.js'
import { type Porting, wordNumbers } from './word-porting.js'

/** The portings that the user may see, page by page. */
export function PortingsPage() {
  const texts = useTexts(listTexts)
  return (
    <ForLevel least="VIEWER">
      <PageHead title={texts.title} about={texts.about} />
      <PortingTable />
    </ForLevel>
  )
}

const none: readonly Porting[] = []
const linkOf = (porting: Porting) => ({ to: `/portings/${porting._id}`, text: wordNumbers(porting) })

function PortingTable() {
  const texts = useTexts(listTexts)
  const may = useMay()
  const [{ sort, cursor, ...filters }, change] = useFilters()
  const { data, error, refetch } = useQuery(
    trpc.porting.list.queryOptions(
      { ...requestOf(filters), ...(cursor !== undefined && { cursor }), limit: 500 },
      { placeholderData: keepPreviousData },
    ),
  )
  const [selection] = useState(createSelection)
  const bulk = useBulk<Porting>(selection)
  const portings = data?.portings ?? none
  const columns = usePortingColumns(portings, may('OWNER') ? selection : undefined)
  const navigate = useNavigate()
  const open = useCallback(
    ({ _id }: Porting) =>
      void navigate({
        to: '/portings/$portingId',
        params: { portingId: _id },
        search: (before) => before,
      }),
    [navigate],
  )
  return (
    <>
      <Filter
        shown={data && { count: portings.length, total: data.total, totalIsLeast: data.totalIsLeast }}
      />
      <BulkResults bulk={bulk} linkOf={linkOf} />
      {error && <ListFailure error={error} isShown={!data} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && portings.length === 0 && <Nothing isFiltered={Object.keys(filters).length > 0} />}
      {portings.length > 0 && (
        <>
          {may('OWNER') && <SelectFitting portings={portings} selection={selection} />}
          <DataTable
            label={texts.title}
            columns={columns}
            rows={portings}
            idOf={({ _id }) => _id}
            onOpen={open}
            sort={sort}
            onSort={(next) => change({ sort: next, cursor })}
          />
          {may('OWNER') && <ActOnSelected portings={portings} selection={selection} bulk={bulk} />}
        </>
      )}
      <Pages next={data?.nextCursor} isFirst={cursor === undefined} isSorted={sort !== undefined} />
    </>
  )
}

/** What of the filters in the address the list knows. */
function requestOf({ status, stage, operator, filter, customer }: Filters) {
  const { statuses } = portingWords.da
  return {
    ...(status !== undefined && status in statuses && { status: status as keyof typeof statuses }),
    ...(stage !== undefined && stage in stageNames.da && { stage: stage as keyof typeof stageNames.da }),
    ...(operator !== undefined && { operator }),
    ...(filter !== undefined && { filter }),
    ...(customer !== undefined && { customer }),
  }
}

function Filter({ shown }: { shown: Parameters<typeof FilterBar>[0]['shown'] }) {
  const texts = useTexts(listTexts)
  const { statuses } = useTexts(portingWords)
  const stages = useTexts(stageNames)
  const operators = useOperatorNames()
  const may = useMay()
  const choices = useMemo(() => {
    const donors = [...operators].map(([value, label]) => ({ value, label }))
    const optionsOf = (words: Readonly<Record<string, string>>) =>
      Object.entries(words).map(([value, label]) => ({ value, label }))
    return [
      { name: 'status', label: texts.status, options: optionsOf(statuses), insteadOf: 'stage' },
      { name: 'stage', label: texts.stage, options: optionsOf(stages), insteadOf: 'status' },
      { name: 'operator', label: texts.columns.operator, options: donors.toSorted(byLabel) },
    ]
  }, [texts, statuses, stages, operators])
  return (
    <FilterBar search={texts.search} choices={choices} shown={shown}>
      {may('RESELLER') && <CustomerFilter />}
    </FilterBar>
  )
}

const byLabel = (one: { label: string }, other: { label: string }) =>
  one.label.localeCompare(other.label, 'da')

/** A text without a digit is no part of a number: that is no failure of anything. */
function ListFailure({ error, isShown, onRetry }: { error: unknown; isShown: boolean; onRetry: () => void }) {
  const texts = useTexts(listTexts)
  if (failedWith(error, portingListErrors.filterInvalid)) return <EmptyState title={texts.noDigits} />
  return isShown ? <FailureNotice error={error} onRetry={onRetry} /> : null
}

function Nothing({ isFiltered }: { isFiltered: boolean }) {
  const texts = useTexts(listTexts)
  if (isFiltered)
    return (
      <EmptyState title={texts.noneFound}>
        <Anchor component={Link} to="/portings" underline="always">
          {texts.showAll}
        </Anchor>
      </EmptyState>
    )
  return (
    <EmptyState title={texts.none}>
      <Text>{texts.noneAbout}</Text>
      <Anchor component={Link} to="/customers" underline="always">
        {texts.toCustomers}
      </Anchor>
    </EmptyState>
  )
}

interface PagesProps {
  next: string | undefined
  isFirst: boolean
  isSorted: boolean
}

/** Each page is an address of its own, so that the browser's way back leads to the page before. */
function Pages({ next, isFirst, isSorted }: PagesProps) {
  const texts = useTexts(listTexts)
  const navigate = useNavigate()
  if (isFirst && next === undefined) return null
  const go = (cursor: string | undefined) => {
    void navigate({ to: '.', search: ((before: Filters) => ({ ...before, cursor })) as never })
    scrollTo({ top: 0 })
  }
  return (
    <Group mt="md" className="not-printed">
      {!isFirst && (
        <Button variant="default" onClick={() => go(undefined)}>
          {texts.firstPage}
        </Button>
      )}
      {next !== undefined && (
        <Button variant="default" onClick={() => go(next)}>
          {texts.nextPage}
        </Button>
      )}
      {isSorted && <Text c="gray.7">{texts.sortedPage}</Text>}
    </Group>
  )
}
