import { stageNames } from '@telecomx/client/schemas'
import type { RouterOutputs } from '@telecomx/client'
import { Anchor, Paper, SimpleGrid, Text, Title } from '@mantine/core'
import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useRef } from 'react'
import { client } from '../../calls/client.js'
import { liveInterval } from '../../calls/query-client.js'
import { trpc } from '../../calls/trpc.js'
import { ForLevel } from '../../frame/for-level.js'
import { useTexts } from '../../language/use-texts.js'
import { EmptyState } from '../../parts/empty-state.js'
import { FailureNotice } from '../../parts/failure-notice.js'
import { Loading } from '../../parts/loading.js'
import { PageHead } from '../../parts/page-head.js'
import { useMay } from '../../session/use-session.js'
import { BarTable } from './bar-table.js'
import { deliveryBars, stageBars, waitingBars, weekBars } from './overview-bars.js'
import { overviewTexts } from './overview-texts.js'

type Overview = RouterOutputs['overview']['get']

/** How porting goes, in bars that lead to what they count. */
export function OverviewPage() {
  const texts = useTexts(overviewTexts)
  return (
    <ForLevel least="OWNER">
      <PageHead title={texts.title} about={texts.about} />
      <Charts />
    </ForLevel>
  )
}

function Charts() {
  const { data, error, refetch } = useOverview()
  if (!data) return error ? <FailureNotice error={error} onRetry={() => void refetch()} /> : <Loading />
  if (isEmpty(data)) return <NothingYet />
  return (
    <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md">
      <Stages {...data} />
      <Weeks {...data} />
      <Waiting {...data} />
      <Deliveries {...data} />
    </SimpleGrid>
  )
}

/** Of an installation with very many portings it takes long: it is asked for less often then. */
function useOverview(): UseQueryResult<Overview> {
  const tookMs = useRef(0)
  return useQuery({
    queryKey: trpc.overview.get.queryKey(),
    async queryFn({ signal }) {
      const begun = performance.now()
      const overview = await client.overview.get.query(undefined, { signal })
      tookMs.current = performance.now() - begun
      return overview
    },
    refetchInterval: () => liveInterval(tookMs.current),
  })
}

function isEmpty({ stages, deliveries, weeks }: Overview): boolean {
  const counts = [...stages, ...deliveries].map(({ total }) => total)
  return [...counts, ...weeks.map(({ portings }) => portings)].every((count) => count === 0)
}

function NothingYet() {
  const texts = useTexts(overviewTexts)
  return (
    <EmptyState title={texts.none}>
      <Text mb="sm">{texts.noneAbout}</Text>
      <Anchor component={Link} to="/customers" underline="always">
        {texts.noneLink}
      </Anchor>
    </EmptyState>
  )
}

function Stages({ stages }: Pick<Overview, 'stages'>) {
  const texts = useTexts(overviewTexts)
  const names = useTexts(stageNames)
  const { title, about, head } = texts.stages
  return (
    <Chart title={title} about={about}>
      <BarTable label={title} heads={[head, texts.portings]} bars={stageBars(stages, texts, names)} />
    </Chart>
  )
}

function Weeks({ weeks }: Pick<Overview, 'weeks'>) {
  const texts = useTexts(overviewTexts)
  const { title, about, head, median, ninetieth, count, none } = texts.weeks
  const isNone = weeks.every(({ portings }) => portings === 0)
  return (
    <Chart title={title} about={isNone ? none : about}>
      {!isNone && (
        <BarTable label={title} heads={[head, median, ninetieth, count]} bars={weekBars(weeks, texts)} />
      )}
    </Chart>
  )
}

function Waiting({ waiting, waitingIsLeast }: Pick<Overview, 'waiting' | 'waitingIsLeast'>) {
  const texts = useTexts(overviewTexts)
  const { title, about, isLeast, head, none, make } = texts.waiting
  if (waiting.every(({ documents }) => documents === 0))
    return (
      <Chart title={title} about={none}>
        <Anchor component={Link} to="/poa" underline="always">
          {make}
        </Anchor>
      </Chart>
    )
  return (
    <Chart title={title} about={waitingIsLeast ? `${about} ${isLeast}` : about}>
      <BarTable
        label={title}
        heads={[head, texts.documents, texts.portings]}
        bars={waitingBars(waiting, texts)}
      />
    </Chart>
  )
}

function Deliveries({ deliveries }: Pick<Overview, 'deliveries'>) {
  const texts = useTexts(overviewTexts)
  const may = useMay()
  const { title, about, head, count, none } = texts.deliveries
  const isNone = deliveries.every(({ total }) => total === 0)
  return (
    <Chart title={title} about={isNone ? none : about}>
      {!isNone && (
        <BarTable
          label={title}
          heads={[head, count]}
          bars={deliveryBars(deliveries, texts, { decidesAboutFaxes: may('ADMIN') })}
        />
      )}
    </Chart>
  )
}

function Chart({ title, about, children }: { title: string; about: string; children: ReactNode }) {
  return (
    <Paper component="section" withBorder p="md">
      <Title order={2} size="h4">
        {title}
      </Title>
      <Text size="sm" c="gray.7" mb="xs">
        {about}
      </Text>
      {children}
    </Paper>
  )
}
