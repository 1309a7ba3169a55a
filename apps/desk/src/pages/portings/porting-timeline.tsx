import { stageNames } from '@telecomx/client/schemas'
import { Anchor, Text, Title } from '@mantine/core'
import type { RouterOutputs } from '@telecomx/client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { trpc } from '../../calls/trpc.js'
import { formatDay, formatMoment } from '../../language/format-moment.js'
import { formatCount, formatPhone } from '../../language/format-number.js'
import { useLanguage, useTexts } from '../../language/use-texts.js'
import { FailureNotice } from '../../parts/failure-notice.js'
import { Loading } from '../../parts/loading.js'
import classes from './porting.module.css'
import { type PortingTexts, portingTexts } from './porting-texts.js'
import type { Porting } from './word-porting.js'

type PortingEvent = RouterOutputs['porting']['history']['events'][number]

/** What became of a porting, the oldest first. */
export function PortingTimeline({ porting: { _id, customer } }: { porting: Porting }) {
  const texts = useTexts(portingTexts)
  const language = useLanguage()
  const { data, error, refetch } = useQuery(
    trpc.porting.history.queryOptions({ _id, language }, { placeholderData: keepPreviousData }),
  )
  return (
    <section aria-label={texts.timeline}>
      <Title order={2} size="h3">
        {texts.timeline}
      </Title>
      <Text c="gray.7" mb="sm">
        {texts.timelineAbout}
      </Text>
      {!data && (error ? <FailureNotice error={error} onRetry={() => void refetch()} /> : <Loading />)}
      {data && data.earlier > 0 && <Text c="gray.7">{texts.earlier(formatCount(data.earlier))}</Text>}
      {data?.events.length === 0 && <Text>{texts.timelineNone}</Text>}
      <ol className={classes.timeline}>
        {data?.events.map((event, index) => (
          // Several may be of one millisecond; events only come behind those that are there.
          <Event key={`${data.earlier + index}`} event={event} customer={customer} />
        ))}
      </ol>
    </section>
  )
}

function Event({ event, customer }: { event: PortingEvent; customer: string }) {
  const texts = useTexts(portingTexts)
  const stages = useTexts(stageNames)
  const { date, description, stage, objectType, object, after } = event
  return (
    <li className={classes.event} data-stage={stage}>
      <Text size="sm" c="gray.7">
        <time dateTime={date}>{formatMoment(date)}</time>
        {stage !== undefined && (
          <>
            {' · '}
            <strong>{stages[stage]}</strong>
          </>
        )}
      </Text>
      <div>{description}</div>
      {after && <Changes event={event} />}
      {objectType === 'signedCopy' && object !== undefined && (
        <Anchor component={Link} to={`/copies/${object}`} underline="always" fz="sm">
          {texts.copy}
        </Anchor>
      )}
      {objectType === 'poaDocument' && (
        <Anchor component={Link} to={`/poa/${customer}`} underline="always" fz="sm">
          {texts.document}
        </Anchor>
      )}
    </li>
  )
}

/** Each fact that an update changed: as it was, and as it is since. */
function Changes({ event: { before = {}, after = {} } }: { event: PortingEvent }) {
  const texts = useTexts(portingTexts)
  return (
    <Text size="sm" component="div">
      {Object.keys(after).map((name) => (
        <div key={name}>
          {nameOf(name, texts)}: {wordValue(name, before[name], texts)} →{' '}
          {wordValue(name, after[name], texts)}
        </div>
      ))}
    </Text>
  )
}

function nameOf(name: string, { fields }: PortingTexts): string {
  return name in fields ? fields[name as keyof typeof fields] : name
}

function wordValue(name: string, value: unknown, texts: PortingTexts): string {
  const parts = value == null ? [] : [value].flat().map(String)
  if (parts.length === 0 || parts.join('') === '') return texts.nothing
  if (name === 'requestedDate') return parts.map(formatDay).join(', ')
  return parts.map((part) => (/^\+\d+$/.test(part) ? formatPhone(part) : part)).join(', ')
}
