import { Anchor, Button } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Suspense, useMemo, useState } from 'react'
import { trpc } from '../../calls/trpc.js'
import { useClock } from '../../calls/use-clock.js'
import { ForLevel } from '../../frame/for-level.js'
import { FrontPage } from '../../frame/front-page.js'
import { formatAge, formatMoment } from '../../language/format-moment.js'
import { formatCount } from '../../language/format-number.js'
import { useLanguage, useTexts } from '../../language/use-texts.js'
import { type Column, DataTable } from '../../parts/data-table.js'
import { EmptyState } from '../../parts/empty-state.js'
import { FailureNotice } from '../../parts/failure-notice.js'
import { FilterBar } from '../../parts/filter-bar.js'
import { Loading } from '../../parts/loading.js'
import { PageHead } from '../../parts/page-head.js'
import { useFilters } from '../../parts/use-filters.js'
import { FirstSteps } from './first-steps.js'
import { type Task, wordTask } from './word-task.js'
import { workTexts } from './work-texts.js'
import { lazyPart } from '../../parts/lazy-part.js'

const TaskDialog = lazyPart(() => import('./task-dialog.js'))

/** What waits for the user: what the desk opens with. */
export function WorkListPage() {
  const texts = useTexts(workTexts)
  return (
    <ForLevel least="OWNER" otherwise={<FrontPage />}>
      <PageHead title={texts.title} about={texts.about} keys={texts.keys}>
        <Button variant="default" onClick={() => print()}>
          {texts.print}
        </Button>
      </PageHead>
      <Work />
    </ForLevel>
  )
}

function Work() {
  const texts = useTexts(workTexts)
  const now = useClock()
  const [{ kind, sort }, change] = useFilters()
  const wanted = kind !== undefined && kind in texts.kinds ? (kind as Task['kind']) : undefined
  const { data, error, refetch } = useQuery(
    trpc.work.list.queryOptions(
      { ...(wanted && { kind: wanted }), limit: 500 },
      { placeholderData: keepPreviousData },
    ),
  )
  const [opened, setOpened] = useState<Task>()
  const columns = useColumns(now)
  if (!data) return error ? <FailureNotice error={error} onRetry={() => void refetch()} /> : <Loading />
  // The one that is chosen stays to be seen when its last task is done.
  const isDone = wanted !== undefined && !data.kinds.some(({ kind }) => kind === wanted)
  const kinds = isDone ? [...data.kinds, { kind: wanted, total: 0 }] : data.kinds
  const options = kinds.map(({ kind, total, totalIsLeast }: (typeof data.kinds)[number]) => ({
    value: kind,
    label: `${texts.kinds[kind]} (${formatCount(total)}${totalIsLeast ? '+' : ''})`,
  }))
  return (
    <>
      <p className="printed-only">{texts.printedAt(formatMoment(now.toISOString()))}</p>
      <FilterBar
        choices={[{ name: 'kind', label: texts.kind, options }]}
        shown={{ count: data.tasks.length, total: data.total }}
      />
      {data.total === 0 && wanted === undefined && <FirstSteps />}
      {data.total === 0 && wanted !== undefined && (
        <EmptyState title={texts.noneOfKind(texts.kinds[wanted])}>
          <Anchor component={Link} to="/" underline="always">
            {texts.showAll}
          </Anchor>
        </EmptyState>
      )}
      {data.total > 0 && (
        <DataTable
          label={texts.title}
          columns={columns}
          rows={data.tasks}
          idOf={({ kind, _id }) => kind + _id}
          onOpen={setOpened}
          sort={sort}
          onSort={(next) => change({ sort: next })}
        />
      )}
      {opened && (
        <Suspense>
          <TaskDialog task={opened} onClose={() => setOpened(undefined)} />
        </Suspense>
      )}
    </>
  )
}

function useColumns(now: Date): readonly Column<Task>[] {
  const texts = useTexts(workTexts)
  const language = useLanguage()
  return useMemo(
    () => [
      {
        key: 'kind',
        title: texts.columns.what,
        cell: ({ kind }) => texts.kinds[kind],
        sortBy: ({ kind }) => texts.kinds[kind],
        width: '16rem',
      },
      {
        key: 'customer',
        title: texts.columns.customer,
        cell: ({ customer }) => customer?.name ?? texts.unknownCustomer,
        sortBy: ({ customer }) => customer?.name ?? '',
        width: '14rem',
      },
      { key: 'about', title: texts.columns.about, cell: (task) => wordTask(task, texts) },
      {
        key: 'since',
        title: texts.columns.since,
        cell: ({ since }) => (
          <time dateTime={since} title={formatMoment(since)}>
            {formatAge(since, now, language)}
          </time>
        ),
        sortBy: ({ since }) => since,
        isNumber: true,
        width: '8rem',
      },
    ],
    [texts, language, now],
  )
}
