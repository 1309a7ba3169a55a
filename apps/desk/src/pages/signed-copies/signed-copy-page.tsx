import { Anchor } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { trpc } from '../../calls/trpc.js'
import { ForLevel } from '../../frame/for-level.js'
import { useTexts } from '../../language/use-texts.js'
import { FailureNotice } from '../../parts/failure-notice.js'
import { Loading } from '../../parts/loading.js'
import { PageHead } from '../../parts/page-head.js'
import { useMay } from '../../session/use-session.js'
import type { Copy } from './copy-actions.js'
import { CopyDecision } from './copy-decision.js'
import { CopyFacts } from './copy-facts.js'
import { CopyNotices } from './copy-notices.js'
import { CopyScan } from './copy-scan.js'
import { copyTexts } from './copy-texts.js'
import { MatchByHand } from './match-by-hand.js'
import { ReviewQueue } from './review-queue.js'
import classes from './signed-copies.module.css'

/** One copy beside what it should say, and what can be done with it. */
export function SignedCopyPage() {
  const texts = useTexts(copyTexts)
  const { documentId } = useParams({ from: '/copies/$documentId' })
  const { data, error, refetch } = useQuery(trpc.document.search.queryOptions({ document: documentId }))
  const [copy] = data?.documents ?? []
  return (
    <ForLevel least="OWNER">
      <Anchor component={Link} to="/copies" search={(before: object) => before as never}>
        {texts.review.back}
      </Anchor>
      {!data && (error ? <FailureNotice error={error} onRetry={() => void refetch()} /> : <Loading />)}
      {data && !copy && <NoCopy />}
      {/* Another copy is another page: what was written or opened was about the one before. */}
      {copy && <Review key={copy._id} copy={copy} />}
    </ForLevel>
  )
}

function NoCopy() {
  const texts = useTexts(copyTexts)
  return <PageHead title={texts.review.notFound} about={texts.review.notFoundAbout} />
}

function Review({ copy }: { copy: Copy }) {
  const texts = useTexts(copyTexts)
  const may = useMay()
  const { status, customerName, filename } = copy
  const about = [texts.statuses[status], customerName ?? texts.unknownCustomer].join(' · ')
  return (
    <>
      <PageHead title={filename} about={about}>
        {may('ADMIN') && <ReviewQueue current={copy} />}
      </PageHead>
      <CopyDecision copy={copy} />
      <div className={classes.beside}>
        <CopyScan copy={copy} />
        <div>
          {status === 'UNMATCHED' && may('ADMIN') && <MatchByHand copy={copy} />}
          <CopyNotices copy={copy} />
          <CopyFacts copy={copy} />
        </div>
      </div>
    </>
  )
}
