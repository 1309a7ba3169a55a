import { stageNames } from '@telecomx/client/schemas'
import { Alert, Anchor, Button, Group, Text, Title } from '@mantine/core'
import { failedWith } from '@telecomx/client'
import { portingGetErrors } from '@telecomx/client/errors'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { trpc } from '../../calls/trpc.js'
import { useClock } from '../../calls/use-clock.js'
import { useCustomerNames } from '../../calls/use-customer-names.js'
import { ForLevel } from '../../frame/for-level.js'
import { formatAge, formatMoment } from '../../language/format-moment.js'
import { useLanguage, useTexts } from '../../language/use-texts.js'
import { FailureNotice } from '../../parts/failure-notice.js'
import { Loading } from '../../parts/loading.js'
import { PageHead } from '../../parts/page-head.js'
import { type Session, useMay } from '../../session/use-session.js'
import { ActOnPorting } from './act-on-porting.js'
import { EditPorting } from './edit-porting.js'
import classes from './porting.module.css'
import { PortingFacts, type SignedCopies } from './porting-facts.js'
import { type PortingTexts, portingTexts } from './porting-texts.js'
import { PortingTimeline } from './porting-timeline.js'
import { portingWords } from './porting-words.js'
import { StageLine } from './stage-line.js'
import { useOperatorNames } from '../../calls/use-operator-names.js'
import { type Porting, type Stage, wordCorrection, wordMessage, wordNumbers } from './word-porting.js'

/** One porting: where it is, what can be done, what is known, and what has happened. */
export function PortingPage() {
  const { portingId = '' } = useParams({ strict: false })
  const texts = useTexts(portingTexts)
  return (
    <ForLevel least="VIEWER">
      <Anchor component={Link} to="/portings" search={true as never}>
        {texts.back}
      </Anchor>
      <PortingById key={portingId} id={portingId} />
    </ForLevel>
  )
}

function PortingById({ id }: { id: string }) {
  const texts = useTexts(portingTexts)
  const { data, error, refetch } = useQuery(trpc.porting.get.queryOptions({ _id: id }))
  if (
    failedWith(error, portingGetErrors.portingNotFound) ||
    failedWith(error, portingGetErrors.portingIdMissing)
  )
    return <PageHead title={texts.notFound} />
  if (!data) return error ? <FailureNotice error={error} onRetry={() => void refetch()} /> : <Loading />
  return <WholePorting porting={data} />
}

/** Who brings a porting on from where it is; everybody else is told what it waits for. */
const leastToGoOn: Partial<Record<Stage, Session['accessLevel']>> = {
  IN_CREATED: 'OWNER',
  IN_AWAITING_POA_FROM_CUSTOMER: 'OWNER',
  IN_POA_RECEIVED_FROM_CUSTOMER: 'ADMIN',
  IN_POA_SENT: 'RESELLER_ADMIN',
  IN_ORDERED: 'ADMIN',
  IN_CONFIRMED: 'ADMIN',
  IN_REJECTED: 'RESELLER_ADMIN',
  IN_DONOR_CONTACTED: 'ADMIN',
}

const noCopies: SignedCopies = []

function WholePorting({ porting }: { porting: Porting }) {
  const texts = useTexts(portingTexts)
  const words = useTexts(portingWords)
  const may = useMay()
  const customer = useCustomerNames([porting.customer]).get(porting.customer) ?? '…'
  const operator = useOperatorNames().get(porting.operator) ?? words.unknownOperator(porting.operator)
  const { data } = useQuery(trpc.porting.documentList.queryOptions({ _id: porting._id, limit: 100 }))
  const copies = data?.documents ?? noCopies
  return (
    <>
      <PageHead title={wordNumbers(porting)} about={texts.about(customer, operator)} />
      <StageLine stage={porting.status.stage} />
      <WhatNow porting={porting} copies={copies} />
      <ActOnPorting porting={porting} />
      <div className={classes.columns} style={{ marginTop: '1.5rem' }}>
        <div>
          <Title order={2} size="h3" mb="sm">
            {texts.facts}
          </Title>
          <PortingFacts porting={porting} customer={customer} operator={operator} copies={copies} />
          <EditPorting porting={porting} />
        </div>
        {may('OWNER') && <PortingTimeline porting={porting} />}
      </div>
    </>
  )
}

/** What the stage means for whoever looks at it, and the way to where it goes on. */
function WhatNow({ porting, copies }: { porting: Porting; copies: SignedCopies }) {
  const texts = useTexts(portingTexts)
  const words = useTexts(portingWords)
  const stages = useTexts(stageNames)
  const language = useLanguage()
  const now = useClock()
  const { status, rejection } = porting
  const may = useMay()
  const least = leastToGoOn[status.stage]
  const goesOn =
    least && may(least) ? texts.nextSteps[status.stage as keyof typeof texts.nextSteps] : undefined
  const message = status.message === undefined ? undefined : wordMessage(status.stage, status.message, words)
  return (
    <Alert
      color={rejection ? 'red' : 'blue'}
      title={`${texts.next}: ${stages[status.stage]}${message === undefined ? '' : ` – ${message}`}`}
      mb="md"
    >
      <Text c="black">
        {rejection ? wordCorrection(rejection, words) : (goesOn ?? texts.waits[status.stage])}
      </Text>
      {goesOn && status.stage === 'IN_POA_RECEIVED_FROM_CUSTOMER' && porting.numberType === 'MVNO' && (
        <Text c="black">{texts.icc}</Text>
      )}
      <Text c="gray.8" size="sm">
        {texts.since(formatAge(status.date, now, language), formatMoment(status.date))}
      </Text>
      <WayOn porting={porting} copies={copies} />
    </Alert>
  )
}

function WayOn({ porting, copies }: { porting: Porting; copies: SignedCopies }) {
  const texts = useTexts(portingTexts)
  const may = useMay()
  const ways = may('OWNER') ? waysOn(porting, copies, texts) : []
  if (ways.length === 0) return null
  return (
    <Group mt="xs">
      {ways.map(([to, text]) => (
        <Button key={to} renderRoot={(props) => <Link to={to} {...props} />}>
          {text}
        </Button>
      ))}
    </Group>
  )
}

/** The addresses where a porting goes on, and what stands there. */
function waysOn(
  { status, customer, rejection }: Porting,
  copies: SignedCopies,
  { toPoa, toCopies, toCopy, toCustomer }: PortingTexts,
): (readonly [to: string, text: string])[] {
  const poa = [`/poa/${customer}`, toPoa] as const
  switch (status.stage) {
    case 'IN_CREATED':
      return [poa]
    case 'IN_AWAITING_POA_FROM_CUSTOMER':
      return [['/copies', toCopies], poa]
    case 'IN_POA_RECEIVED_FROM_CUSTOMER':
      return copies
        .filter(({ state }) => state === 'RECEIVED' || state === 'APPROVED')
        .slice(0, 1)
        .map(({ _id, filename }) => [`/copies/${_id}`, toCopy(filename)])
    case 'IN_REJECTED':
      return rejection?.correct.some((field) => field.startsWith('customer'))
        ? [[`/customers/${customer}?tab=facts`, toCustomer]]
        : []
    default:
      return []
  }
}
