import { stageNames } from '@telecomx/client/schemas'
import { Anchor, Box, Button, Paper, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { client } from '../../calls/client.js'
import { formatMoment } from '../../language/format-moment.js'
import { formatCount, formatPhone } from '../../language/format-number.js'
import type { Language } from '../../language/in-both-languages.js'
import { useLanguage, useTexts } from '../../language/use-texts.js'
import { wordSeries } from '../../language/word-numbers.js'
import { FailureNotice } from '../../parts/failure-notice.js'
import { Loading } from '../../parts/loading.js'
import { PdfView } from '../../parts/pdf-view.js'
import { useMay } from '../../session/use-session.js'
import type { Copy } from './copy-actions.js'
import { copyTexts, type CopyTexts } from './copy-texts.js'
import classes from './signed-copies.module.css'
import { type Fact, FactTable } from '../../parts/fact-table.js'

/** What the paper should say: the facts of the power of attorney, and that itself as it was made. */
export function CopyFacts({ copy }: { copy: Copy }) {
  const language = useLanguage()
  const texts = copyTexts[language]
  const title = copy.expected ? texts.review.expected : texts.review.aboutFile
  const [isMadeShown, setIsMadeShown] = useState(false)
  return (
    <Paper withBorder p="md" component="section" aria-label={title}>
      <Title order={2} size="h4" mb="xs">
        {title}
      </Title>
      <FactTable facts={factsOf(copy, texts, language)} nameWidth="8.5rem" isFramed={false} />
      {copy.expected && (
        <Button variant="default" mt="md" onClick={() => setIsMadeShown(!isMadeShown)}>
          {isMadeShown ? texts.review.hideMade : texts.review.showMade}
        </Button>
      )}
      {isMadeShown && copy.customer && copy.poaDocument && (
        <Box mt="sm">
          <MadeDocument customerId={copy.customer} poaId={copy.poaDocument} />
        </Box>
      )}
    </Paper>
  )
}

function factsOf(copy: Copy, texts: CopyTexts, language: Language): Fact[] {
  const { facts, uploaded, mailed } = texts.review
  const { expected, customer, customerName, isOf, receivedAt, sender, source } = copy
  const { owner } = expected ?? {}
  const town = [owner?.zip, owner?.city].filter(Boolean).join(' ')
  const way = source === 'EMAIL' && sender !== undefined ? mailed(sender) : uploaded
  return [
    [facts.owner, owner?.name],
    [facts.address, [owner?.address, town, countryName(owner?.country, language)].filter(Boolean).join('\n')],
    [facts.vatNumber, owner?.vatNumber],
    [facts.donor, expected && `${expected.operator.name} (${expected.operator._id})`],
    [facts.code, expected?.code],
    [facts.numbers, expected && <Numbers expected={expected} texts={texts} />],
    [facts.pages, expected && formatCount(expected.pages)],
    [
      facts.customer,
      customer !== undefined && (
        <Anchor component={Link} to={`/customers/${customer}`} underline="always">
          {customerName ?? customer}
        </Anchor>
      ),
    ],
    [facts.stage, isOf.length > 0 && <Portings isOf={isOf} texts={texts} />],
    [facts.came, `${formatMoment(receivedAt)}, ${way}`],
  ]
}

/** As the power of attorney prints it: a code by its name, every other text as it stands. */
function countryName(country: string | undefined, language: Language): string | undefined {
  if (country === undefined || !/^[A-Z]{2}$/.test(country)) return country
  return new Intl.DisplayNames(language, { type: 'region' }).of(country)
}

function Numbers({ expected, texts }: { expected: NonNullable<Copy['expected']>; texts: CopyTexts }) {
  const more = expected.numberCount - expected.numbers.length
  return (
    <>
      {/* What scrolls must be reached by keys. */}
      <ul className={classes.numbers} tabIndex={0} aria-label={texts.review.facts.numbers}>
        {wordSeries(expected.numbers).map((series) => (
          <li key={series}>{series}</li>
        ))}
      </ul>
      {more > 0 && <Text>{texts.review.more(formatCount(more))}</Text>}
    </>
  )
}

/** How many portings are told one by one. */
const portingsTold = 10

function Portings({ isOf, texts }: { isOf: Copy['isOf']; texts: CopyTexts }) {
  const stages = useTexts(stageNames)
  return (
    <>
      {isOf.slice(0, portingsTold).map(({ _id, number, stage, autoStartOrder }) => (
        <div key={_id}>
          <Anchor component={Link} to={`/portings/${_id}`} underline="always">
            {formatPhone(number)}
          </Anchor>{' '}
          {stages[stage]}
          {autoStartOrder !== undefined && `. ${texts.review.orderedBy(formatMoment(autoStartOrder))}`}
        </div>
      ))}
      {isOf.length > portingsTold && <Text>+ {formatCount(isOf.length - portingsTold)}</Text>}
    </>
  )
}

/** Staff see the document itself; others a print of it, which is marked as a copy. */
function MadeDocument({ customerId, poaId }: { customerId: string; poaId: string }) {
  const texts = useTexts(copyTexts)
  const isStaff = useMay()('RESELLER_ADMIN')
  const { data, error, refetch } = useQuery({
    queryKey: ['poa-document', poaId],
    queryFn: ({ signal }) =>
      isStaff
        ? client.poaDocument({ customerId, poaId }, { signal })
        : client.poaPrint({ customerId, documents: [poaId] }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    // Up to 10 MB each, and a review goes through many.
    gcTime: 30_000,
    refetchInterval: false,
  })
  if (error) return <FailureNotice error={error} onRetry={() => void refetch()} />
  return data ? <PdfView data={data.bytes} label={texts.review.made} /> : <Loading />
}
